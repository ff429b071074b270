"""Git, through the git command: the versions of a plan, read without a hook, a shell or a word taken for an option.

Nothing else in the program knows git. Tried with git 2.39 and newer.
"""
