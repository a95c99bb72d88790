"""Whom and what a text is about: a raw document's story, or an article as it stands.

people      who is named: mentions, what speaks for and against them, who is the same
topics      which topics' phrases stand in it
quotations  who said what
words       word lists made by hand; `data/` holds those that were made from others'
"""
