"""A simulated bank to try everything on: people, their agreements, eighteen months of life.

The same customer spends the same on the same calendar day, whenever the book is made: chance
is seeded by customer, subject and month. Only the window that is booked follows today.
"""
