"""`python -m dekom_tui`: the same as `dekom`."""

from dekom_tui.cli.main import main

if __name__ == "__main__":
    main()
