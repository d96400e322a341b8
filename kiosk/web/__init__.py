"""The pages phones open: programme, sign-up, tickets, private screenings, wishes, the door."""
