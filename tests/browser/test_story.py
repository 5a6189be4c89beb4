"""The product's main story, from the customer's first question to the hand-back, in every language."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from bank.domain.periods import Period, add_months
from tests.browser.people import SCREENSHOTS, Customer, People
from tests.browser.visible import foreign, unknown, visible
from tests.stack import CUSTOMERS, TestStack, money


@dataclass(frozen=True)
class Lines:
    """What the customer writes, in their language, and one sentence of the agent's."""

    balance: str
    spending: str
    fragment: str
    annoyed: tuple[str, ...]
    thanks: str
    agent: str
    again: str


LINES = {
    "en": Lines(
        "What is the balance of my current account?",
        "How much did I spend on groceries last month?",
        "and this month?",
        ("This is ridiculous, nothing works here", "I am furious, you are completely useless"),
        "Thank you, Sofia, that is kind.",
        "Hello Emma, I am Sofia. Let us look at this together.",
        "and how much is in my savings account?",
    ),
    "es": Lines(
        "¿Cuál es el saldo de mi cuenta corriente?",
        "¿Cuánto gasté en supermercado el mes pasado?",
        "¿y este mes?",
        ("Esto es ridículo, aquí no funciona nada", "Estoy furiosa, no servís para nada"),
        "Gracias, Sofía, muy amable.",
        "Hola, Lucía, soy Sofía. Vamos a verlo juntas.",
        "¿Y cuánto hay en mi cuenta de ahorro?",
    ),
    "fr": Lines(
        "Quel est le solde de mon compte courant ?",
        "Combien ai-je dépensé en courses le mois dernier ?",
        "et ce mois-ci ?",
        ("C'est n'importe quoi, rien ne marche ici", "Je suis furieuse, vous êtes complètement inutiles"),
        "Merci Sofia, c'est gentil.",
        "Bonjour Camille, je suis Sofia. Regardons cela ensemble.",
        "Et combien y a-t-il sur mon compte épargne ?",
    ),
    "de": Lines(
        "Wie hoch ist der Kontostand auf meinem Girokonto?",
        "Wie viel habe ich letzten Monat für Lebensmittel ausgegeben?",
        "und diesen Monat?",
        ("Das ist eine Frechheit, ich bin wirklich sauer", "Ich bin stinksauer, ihr seid völlig unfähig"),
        "Danke, Sofia, das ist nett.",
        "Guten Tag, ich bin Sofia. Schauen wir uns das gemeinsam an.",
        "Und wie viel ist auf meinem Sparkonto?",
    ),
}


@pytest.mark.parametrize("language", list(LINES))
def test_the_whole_story_from_question_to_anger_to_a_person_and_back(
    stack: TestStack, people: People, language: str
) -> None:
    lines, name = LINES[language], CUSTOMERS[language]
    stack.as_new(name, language)
    profile = stack.bank.customers.get(name)

    customer = _enter_the_bank(people, name, language)
    expect(customer.messages("bot").first.locator(".text")).to_have_text(
        stack.words.text("chat-disclosure", language, name=profile.preferred_name)
    )

    _figures_are_the_banks(stack, customer, lines)
    assert _nothing_english(customer) == []

    annoyed: list[str] = []
    for text in lines.annoyed:
        # The first may be anger enough.
        if customer.find("widget-owner").get_attribute("data-owner") == "bot":
            customer.say(text)
            annoyed.append(text)
    customer.wait_owner("queued")
    expect(customer.find("widget-position")).to_be_visible()
    conversation = customer.conversation()

    agent = people.agent("sofia")
    waiting = agent.waiting(conversation)
    expect(waiting).to_contain_text(profile.preferred_name)
    expect(waiting).to_contain_text(stack.words.text("desk-reason-upset", "en"))
    expect(waiting.get_by_test_id("desk-mood")).to_have_attribute("data-mood", "upset")
    expect(waiting).to_contain_text(annoyed[-1])

    agent.accept(conversation)
    expect(agent.find("desk-summary-wanted")).not_to_have_text(stack.words.text("desk-nothing", "en"))
    # The customer's own words that called for somebody.
    expect(agent.find("desk-summary-evidence")).not_to_be_empty()
    tried = agent.find("desk-summary-tried")
    expect(tried).to_contain_text(stack.words.text("intent-check_balance", "en"))
    for said in (lines.balance, lines.spending, lines.fragment, *annoyed):
        expect(agent.bubble(said)).to_be_visible()
    expect(agent.page.locator("[data-testid=desk-mood-curve] circle")).to_have_count(3 + len(annoyed))
    expect(agent.page.locator("[data-testid=desk-mood-curve] circle.upset").first).to_be_visible()
    expect(agent.find("desk-profile")).to_contain_text(str(profile.customer_since.year))

    customer.wait_owner("human")
    expect(customer.find("widget-owner")).to_contain_text(stack.bank.staff.get("sofia").name)
    agent.find("desk-input").press_sequentially(lines.agent[:5])
    expect(customer.find("widget-typing")).to_contain_text(stack.words.text("widget-typing", language))
    agent.write(lines.agent)
    expect(customer.messages("agent").last.locator(".text")).to_have_text(lines.agent)
    customer.find("widget-input").press_sequentially(lines.thanks[:5])
    expect(agent.find("desk-typing")).to_contain_text(profile.preferred_name)
    customer.write(lines.thanks)
    expect(agent.bubble(lines.thanks)).to_be_visible()
    customer.page.screenshot(path=SCREENSHOTS / f"story-{language}-customer.png")
    agent.page.screenshot(path=SCREENSHOTS / f"story-{language}-desk.png")

    agent.hand_back("Looked at together; nothing is open.")
    customer.wait_owner("bot")
    handed_back = stack.words.text("chat-handed-back", language, agent=stack.bank.staff.get("sofia").name)
    expect(customer.messages("system").last.locator(".text")).to_have_text(handed_back)
    expect(agent.mine(conversation)).to_have_count(0)

    answer = "\n".join(customer.say(lines.again))
    assert _amount(stack, name, language, "savings") in answer
    assert _nothing_english(customer, spoken=(lines.agent,)) == []


def _enter_the_bank(people: People, name: str, language: str) -> Customer:
    page = people.visitor(language)
    page.get_by_test_id(f"bank-customer-{name}").click()
    customer = Customer(page, name, language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    customer.open_chat()
    return customer


def _figures_are_the_banks(stack: TestStack, customer: Customer, lines: Lines) -> None:
    name, language = customer.id, customer.language
    answer = "\n".join(customer.say(lines.balance))
    assert _amount(stack, name, language, "checking") in answer

    today = stack.now(name).date()
    for text, month in ((lines.spending, add_months(today.replace(day=1), -1)), (lines.fragment, today)):
        report = stack.bank.spending.report(name, category="groceries", period=Period.month(month), today=today)
        answer = "\n".join(customer.say(text))
        assert money(report.total, language, stack.bank.customers.get(name).country) in answer


def _amount(stack: TestStack, name: str, language: str, kind: str) -> str:
    account = next(a for a in stack.bank.accounts.list(name) if str(a.kind) == kind)
    return money(account.balance, language, stack.bank.customers.get(name).country)


def _nothing_english(customer: Customer, spoken: tuple[str, ...] = ()) -> list[str]:
    """Return what the widget shows that is not in the customer's language."""
    if customer.language == "en":
        return []
    shown = visible(customer.page, "attune-chat")
    own_words = (*spoken, "Sofía Marín", "English", "Español", "Français", "Deutsch")
    return [
        *foreign(shown["messages"] + shown["pages"], customer.language),
        *unknown(shown["pages"], customer.language, known=own_words),
    ]
