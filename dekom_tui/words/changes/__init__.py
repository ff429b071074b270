"""What is different between two plans, in plan words: by section, each change in a sentence, a version in one."""
