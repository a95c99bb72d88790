"""How alike two stories are: a function of their texts alone.

words        a text -> its words without typography; its sketch, which like texts share
comparing    two texts -> the same story, two versions of one, or other stories
"""
