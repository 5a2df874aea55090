"""`python -m pourparlers` is `pourparlers`."""

from pourparlers.cli.app import main

main()
