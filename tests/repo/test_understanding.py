"""Every intent is taught, declared and answered, in every language."""

from __future__ import annotations

import functools
import re

import pytest
import yaml

from bank.domain.bills import BillKind
from bank.domain.escalation import EscalationParameters, Signs, decide
from bank.domain.masking import mask
from bank.domain.mood import MoodState
from tests.repo import house

# The names are fixed: reports, dashboards and outside test sets use them (design/intents.yml).
SKILLS = {
    "core": "greet goodbye thank affirm deny cancel correct_answer repeat help ask_if_bot talk_to_human "
    "change_language praise insult chitchat out_of_scope",
    "accounts": "check_balance find_transactions explain_transaction check_income account_details get_statement",
    "spending": "check_spending compare_spending find_subscriptions cancel_subscription",
    "budgeting": "set_budget check_budget remove_budget can_i_afford forecast_balance saving_advice",
    "bills": "list_bills set_bill_reminder cancel_bill_reminder pay_bill",
    "payments": "transfer_money transfer_status cancel_transfer list_payees add_payee",
    "cards": "freeze_card unfreeze_card report_lost_card replace_card card_declined card_pin travel_notice",
    "safety": "report_fraud dispute_charge refund_status",
    "goals": "create_goal check_goal contribute_goal reduce_debt",
    "products": "ask_product ask_fees ask_rates recommend_product compare_products apply_product loan_eligibility "
    "find_branch book_appointment",
    "life": "life_event bereavement financial_hardship",
    "profile": "update_contact set_preferences why_this not_interested manage_consent export_my_data delete_my_data "
    "make_complaint give_feedback",
}
INTENTS = tuple(name for names in SKILLS.values() for name in names.split())
LEAST_EXAMPLES = 25


def test_design_list_has_76_intents_and_the_domain_declares_exactly_these() -> None:
    assert len(INTENTS) == len(set(INTENTS)) == 76
    assert sorted(house.intents_of_domain()) == sorted(INTENTS)


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_every_intent_is_taught_in_the_folder_of_its_skill(language: str) -> None:
    misplaced = []
    for skill, names in SKILLS.items():
        path = house.DATA / ("core" if skill == "core" else f"skills/{skill}") / f"nlu.{language}.yml"
        taught = {entry["intent"] for entry in house.read_yaml(path)["nlu"]}
        misplaced += [(skill, name) for name in taught ^ set(names.split())]
    assert misplaced == []


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_every_intent_has_enough_different_examples(language: str) -> None:
    counted = {name: len({house.plain(e) for e in house.examples(language).get(name, ())}) for name in INTENTS}
    assert {name: count for name, count in counted.items() if count < LEAST_EXAMPLES} == {}


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_no_example_teaches_two_intents(language: str) -> None:
    first: dict[str, str] = {}
    contradictions = []
    for intent, lines in house.examples(language).items():
        for line in lines:
            other = first.setdefault(house.plain(line), intent)
            if other != intent:
                contradictions.append((line, other, intent))
    assert contradictions == []


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_examples_annotate_only_entities_of_the_domain(language: str) -> None:
    allowed = set(house.domain()["entities"])
    wrong = {
        (intent, name)
        for intent, lines in house.examples(language).items()
        for line in lines
        for name in house.entities_in(line)
        if name not in allowed
    }
    assert wrong == set()


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_no_example_is_a_command_or_holds_what_is_masked_in_chats(language: str) -> None:
    # Made-up IBANs have check digits that no real one has; masking leaves only real ones alone.
    lines = [re.sub(r"\[[^\]]+\]\(iban\)", "", e) for given in house.examples(language).values() for e in given]
    assert [line for line in lines if line.startswith("/") or mask(house.plain(line)).text != house.plain(line)] == []


def _with_a_rule() -> set[str]:
    return {rule["steps"][0]["intent"] for rule in house.rules() if "intent" in rule["steps"][0]}


@functools.cache
def _policy() -> EscalationParameters:
    return EscalationParameters.from_mapping(
        yaml.safe_load((house.ROOT / "data" / "escalation.yml").read_text("utf-8"))
    )


@functools.cache
def _escalated() -> dict[str, str]:
    reasons = {name: decide(Signs(name, 0.9, True, MoodState()), _policy()).reason for name in INTENTS}
    return {name: reason for name, reason in reasons.items() if reason}


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_every_intent_is_answered_by_a_rule_a_person_or_an_honest_refusal(language: str) -> None:
    # What has neither rule nor escalation goes to action_not_served, which names the wish in words.
    left = set(INTENTS) - _with_a_rule() - set(_escalated())
    assert "action_not_served" in house.domain()["actions"]
    assert [name for name in left if f"intent-{name}" not in house.pieces(language)] == []
    # Clarifying buttons may name any of them.
    assert [name for name in INTENTS if f"intent-{name}" not in house.pieces(language)] == []


def test_rule_of_an_intent_that_always_brings_a_person_does_bring_one() -> None:
    """The policy brings the person; a rule may say the same, but nothing else."""
    for rule in house.rules():
        opening = rule["steps"][0]
        if opening.get("intent") in _escalated():
            assert [step["action"] for step in rule["steps"][1:]] == ["action_handoff"], opening


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_every_reason_to_bring_a_person_has_its_own_sentence(language: str) -> None:
    for reason in _policy().placement:
        assert f"handoff-{reason}" in house.pieces(language)


def test_rules_name_only_what_the_domain_declares() -> None:
    declared = {
        *house.domain()["actions"], *house.domain()["forms"], *(key for key, _, _ in house.responses()),
    }  # fmt: skip
    steps = [step for rule in house.rules() for step in rule["steps"]]
    assert {step["action"] for step in steps if "action" in step} <= declared
    assert {step["intent"] for step in steps if "intent" in step} <= set(INTENTS)


def test_each_intent_opens_at_most_one_rule() -> None:
    opened = [rule["steps"][0]["intent"] for rule in house.rules() if "rule" in rule and "intent" in rule["steps"][0]]
    assert sorted(opened) == sorted(set(opened))


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_entity_lists_name_entities_of_the_domain_and_bill_kinds_of_the_bank(language: str) -> None:
    listed = house.read_yaml(house.DATA / "entities" / f"{language}.yml")
    kinds = {kind.value for kind in BillKind}
    payees = listed.get("payee") or {}
    assert {kind for kind in payees if kind not in kinds} == set()
