"""Articles as they were filed -> what a maintainer may want to file otherwise; all of it to review.

filed      documents and their topics              labelled  JSON lines -> the same
features   a text -> what topics are learned by    learning  filed documents -> topics for others
scoring    how well that does, by cross-validation
"""
