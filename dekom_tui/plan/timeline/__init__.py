"""The measures along time, as data: scales, bars, marks, groups and load. Nothing here draws, and no text is made.

Days are ordinals (`date.toordinal`) throughout, so that no date can fall off the calendar while people scroll.
"""
