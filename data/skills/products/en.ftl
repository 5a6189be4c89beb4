### Answers on products come from data/products; these sentences surround them.

# Nothing in the catalogue answers the question: said honestly.
product-unknown = { $tone ->
    [empathetic] I don't have a reliable answer to that, and I'd rather not guess. A colleague can tell you.
   *[neutral] I don't have a reliable answer to that, and I'd rather not guess. Ask me in other words, or I'll pass you to a colleague.
 }
 .human = Talk to a person
product-current_account = current account
product-savings_account = savings account
product-fixed_deposit = fixed-term deposit
product-credit_card = credit card
product-gold_card = gold card
product-personal_loan = personal loan
product-mortgage = mortgage
product-overdraft = overdraft
product-student_account = student account
product-business_account = business account
product-travel_insurance = travel insurance
product-investment_plan = investment plan
