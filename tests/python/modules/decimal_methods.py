"""Decimal: logarithms, comparisons, digits; localcontext."""
from decimal import *
import decimal
a=Decimal("1.10"); b=Decimal("2.5"); z=Decimal(0)
print(a.max(b), a.min(b), Decimal("1.0").max(Decimal("1.00")), Decimal("1.0").min(Decimal("1.00")), a.max(3), Decimal("nan").max(b), b.min(Decimal("nan")))
for x in ("1","2","0.5","10","1000","3.7","1e-5","123456789.123","0.999","1.0000001","7e20","-0"):
    d=Decimal(x)
    try: print(x, d.exp() if d<100 else "", d.ln(), d.log10())
    except InvalidOperation as e: print(x, repr(e))
try: Decimal(-1).ln()
except InvalidOperation as e: print(repr(e))
print(Decimal("inf").exp(), Decimal("-inf").exp(), Decimal("inf").ln(), Decimal("nan").ln(), Decimal("-3").exp(), Decimal("20.5").exp())
print(a.copy_sign(Decimal(-1)), a.same_quantum(Decimal("9.99")), a.same_quantum(b), a.scaleb(3), a.scaleb(-2), b.logb(), Decimal("1234.5").logb(), a.radix())
print(a.number_class(), z.number_class(), Decimal("-0").number_class(), Decimal("-inf").number_class(), Decimal("nan").number_class(), (-a).number_class())
print(a.fma(b, 3), Decimal(2).fma(3,4), a.remainder_near(b), Decimal(18).remainder_near(10), Decimal(15).remainder_near(10), Decimal(25).remainder_near(10), Decimal(-18).remainder_near(10))
for x in ("1E+5","123E+3","1E-7","0E+4","1.23E+10","-4.5E-9","100","1E+1","0.001","12E-8"): print(Decimal(x).to_eng_string(), end=" ")
print()
print(a.compare_total(b), Decimal("1.0").compare_total(Decimal("1.00")), Decimal("-1.0").compare_total(Decimal("-1.00")), a.real, a.imag, a.conjugate(), a.is_normal(), a.is_subnormal(), a.is_qnan(), a.is_snan(), a.canonical(), a.is_canonical())
with localcontext() as ctx:
    ctx.prec=5; print(Decimal(1)/3, getcontext().prec)
print(Decimal(1)/3, getcontext().prec)
with localcontext(prec=3, rounding=ROUND_DOWN): print(Decimal(2)/3)
print(Decimal("2.675").to_integral_exact(), Decimal("5").max_mag(-7), Decimal(5).min_mag(-7), DecimalTuple(0,(1,2),-1))
import copy
print(copy.copy(a) is a, copy.deepcopy(a) is a)
getcontext().prec=50
print(Decimal(2).ln(), Decimal(2).sqrt().exp(), Decimal(10).log10(), Decimal(3).log10())
