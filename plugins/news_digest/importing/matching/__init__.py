"""Which raw document belongs to what was imported before.

records      whose bytes are known: raw documents x records of earlier imports -> matches
versions     whose story is known: new bytes that tell a record's story
originals    which stories a new document may repeat
"""
