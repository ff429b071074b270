"""A meeting as a list of events: agenda, phases, contributions, votes, minutes. Pure: no clock, chance, file or network."""
