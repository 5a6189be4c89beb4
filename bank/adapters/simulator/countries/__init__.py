"""The countries that the simulated bank has customers in."""

from __future__ import annotations

from bank.adapters.simulator.countries.de import GERMANY
from bank.adapters.simulator.countries.es import SPAIN
from bank.adapters.simulator.countries.fr import FRANCE
from bank.adapters.simulator.countries.gb import BRITAIN
from bank.adapters.simulator.countries.neighbours import AUSTRIA, BELGIUM, IRELAND
from bank.adapters.simulator.countries.us import UNITED_STATES

COUNTRIES = {
    country.code: country for country in (BRITAIN, UNITED_STATES, SPAIN, FRANCE, GERMANY, IRELAND, AUSTRIA, BELGIUM)
}
