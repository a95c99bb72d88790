"""How well the converter reads annotated documents, and whether that is well enough.

words       texts -> what is compared of them
truth       a document's .yml -> what a careful editor makes of the document
feeding     a document's text -> the bytes that the converter is fed
corpus      the folder of documents -> documents with their truths
converting  bytes -> what the converter makes of them
counting    how right and wrong answers add up to a measure
fields      one document: headline, date, place and the like, right or wrong
body        one document: its body, blocks and captions
scoring     documents and conversions -> scores, and each document's faults
kits        annotated documents that are not part of the project
floors      scores x floors.json -> what failed; pinning
report      scores -> a table
"""
