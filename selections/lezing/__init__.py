"""Our reading of the publication: what we read into its words, what that rests on, how sure it is.

What the publication itself says of being done stands here too: told beside, never concluded from.
"""
