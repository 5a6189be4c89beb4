### Answers on products come from data/products; these sentences surround them.

product-unknown = { $tone ->
    [empathetic] Darauf habe ich keine verlässliche Antwort, und raten möchte ich nicht. Jemand aus unserem Team kann es Ihnen sagen.
   *[neutral] Darauf habe ich keine verlässliche Antwort, und raten möchte ich nicht. Fragen Sie mich mit anderen Worten, oder ich verbinde Sie mit unserem Team.
 }
 .human = Mit einem Menschen sprechen
product-current_account = Girokonto
product-savings_account = Sparkonto
product-fixed_deposit = Festgeld
product-credit_card = Kreditkarte
product-gold_card = Goldkarte
product-personal_loan = Privatkredit
product-mortgage = Baufinanzierung
product-overdraft = Dispokredit
product-student_account = Studierendenkonto
product-business_account = Geschäftskonto
product-travel_insurance = Reiseversicherung
product-investment_plan = Fondssparplan
