"""Accounts with exceptions of their own, a context manager as a transaction, Decimal amounts."""
from contextlib import contextmanager
from decimal import Decimal
class BankError(Exception): "Base."
class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        self.account, self.amount = account, amount
        super().__init__(f"{account.owner} lacks {amount - account.balance:.2f}")
class Account:
    _next = 1
    def __init__(self, owner, balance="0"):
        self.owner, self.balance, self.id = owner, Decimal(balance), Account._next
        Account._next += 1
    def withdraw(self, amount):
        amount = Decimal(amount)
        if amount > self.balance: raise InsufficientFunds(self, amount)
        self.balance -= amount
        return amount
    def __repr__(self): return f"<Account {self.id} {self.owner}: {self.balance}>"
@contextmanager
def transaction(*accounts):
    before = [a.balance for a in accounts]
    try:
        yield accounts
    except BankError as error:
        for a, b in zip(accounts, before): a.balance = b
        print("rolled back:", error)
    else: print("committed")
    finally: print("done")
a, b = Account("Ann", "100.50"), Account("Bob")
with transaction(a, b): b.balance += a.withdraw("40.25")
with transaction(a, b):
    b.balance += 5
    a.withdraw(1000)
print(a, b, a.balance + b.balance, isinstance(InsufficientFunds(a, 200), BankError), Account._next)
