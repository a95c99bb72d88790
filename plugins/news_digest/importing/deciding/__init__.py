"""What becomes of each raw document, and what is to be written: no file is touched here.

planning     all documents, in the order in which they are decided about
known        a document that was imported before
changed      one that has the path of an earlier one, and other bytes
new          one that was never imported
succeeding   new bytes that tell a story imported before
existing     articles that are there, or were: made again, kept, withdrawn
guided       when something else is stated about a document, or asked
reviewed     what waits for an answer
copies       what is kept of a document that repeats a story
ledger       what is taken and told while one is decided about after another
plans        what is decided from, and what is decided
"""
