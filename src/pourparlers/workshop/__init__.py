"""What makers of packs need: a check that tells all that is wrong with one, and the skeleton of a new one."""

from pourparlers.workshop.check import check_pack
from pourparlers.workshop.overview import describe_packs
from pourparlers.workshop.problems import Problem
from pourparlers.workshop.scaffold import new_pack

__all__ = ["Problem", "check_pack", "describe_packs", "new_pack"]
