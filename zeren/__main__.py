"""`zeren` and `python -m zeren`."""

import sys

from zeren import __version__


def main() -> None:
    """Run the command line; `--version` answers before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"zeren {__version__}\n")
        return
    from zeren.cli import app

    app()


if __name__ == "__main__":
    main()
