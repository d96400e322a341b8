"""The red cinema: screenings, seats, the waiting list, tickets, private screenings, wishes.

Rules are functions on a session; ``Cinema`` wraps each in a transaction of its own. No Kivy, no
web: screens, phone pages and commands all come through here.
"""
