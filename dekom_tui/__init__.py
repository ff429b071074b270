"""dekom: a school writes, follows up and revises its plan for development work together."""
