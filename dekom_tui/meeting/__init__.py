"""A meeting as a list of events: agenda, phases, contributions, votes, minutes.

Pure: no clock, no chance, no file and no network.
"""
