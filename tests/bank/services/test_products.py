"""The catalogue, from the file to the words."""

import pytest
from pydantic import ValidationError

from bank.adapters.catalogue import read_catalogue
from bank.adapters.unit_of_work import Store
from bank.domain.errors import UnknownProduct
from bank.domain.money import Money

CATALOGUE = """
products:
  loan:
    kind: loan
    facts:
      apr: {percent: "3.49"}
      minimum: {money: {GBP: 100000, EUR: 120000}}
      months: {number: 84}
  card:
    kind: card
    facts: {}
answers: {}
"""


def test_catalogue_is_replaced_by_the_file(bank, book, tmp_path) -> None:
    path = tmp_path / "catalogue.yml"
    path.write_text(CATALOGUE)
    store = Store(bank.database)
    store.write(lambda work: work.products.replace(read_catalogue(path)))
    assert [product.id for product in bank.products.all()] == ["loan", "card"]
    facts = bank.products.get("loan").facts
    assert facts["apr"] == "3.49"
    assert facts["months"] == 84
    assert facts["minimum"] == {"GBP": Money(100000, "GBP"), "EUR": Money(120000, "EUR")}
    path.write_text("products: {card: {kind: card}}")
    store.write(lambda work: work.products.replace(read_catalogue(path)))
    assert [product.id for product in bank.products.all()] == ["card"]
    with pytest.raises(UnknownProduct):
        bank.products.get("loan")


def test_missing_file_is_an_empty_catalogue(tmp_path) -> None:
    assert read_catalogue(tmp_path / "none.yml") == ()


@pytest.mark.parametrize("fact", ["{percent: 3.49}", "{}", "{number: 1, percent: '2'}", "{money: {}}", "{word: x}"])
def test_mistaken_fact_is_refused_with_its_name(tmp_path, fact) -> None:
    path = tmp_path / "catalogue.yml"
    path.write_text(f"products: {{loan: {{kind: loan, facts: {{apr: {fact}}}}}}}")
    with pytest.raises(ValidationError, match="loan"):
        read_catalogue(path)


def test_the_projects_own_catalogue_can_be_read() -> None:
    assert {product.id for product in read_catalogue()} >= {"current_account", "personal_loan"}
