"""What a ledger answers: what is to come, who claims what, who asks for what, what was threatened, what happened."""

from pourparlers.views.crisis.actors import Dyad, actors
from pourparlers.views.crisis.agenda import Appointment, agenda, present
from pourparlers.views.crisis.claims import Claim, claims, of_claims
from pourparlers.views.crisis.demands import Demand, Threat, demands, of_demands, of_threats, threats
from pourparlers.views.crisis.lines import Line, Words
from pourparlers.views.crisis.search import Found, Hit, search, unseen
from pourparlers.views.crisis.show import Shown, show
from pourparlers.views.crisis.stats import Stats, stats
from pourparlers.views.crisis.tension import Part, Point, Tension, tension
from pourparlers.views.crisis.timeline import timeline

__all__ = [
    "Appointment",
    "Claim",
    "Demand",
    "Dyad",
    "Found",
    "Hit",
    "Line",
    "Part",
    "Point",
    "Shown",
    "Stats",
    "Tension",
    "Threat",
    "Words",
    "actors",
    "agenda",
    "claims",
    "demands",
    "of_claims",
    "of_demands",
    "of_threats",
    "present",
    "search",
    "show",
    "stats",
    "tension",
    "threats",
    "timeline",
    "unseen",
]
