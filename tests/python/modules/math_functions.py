"""math: values, integers, errors."""
import math
print(math.pi, math.e, math.tau, math.inf, math.nan, math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.fabs(-2), math.factorial(20), math.gcd(12, 18), math.gcd(4, 6, 10), math.lcm(4, 6), math.isqrt(17), math.comb(5, 2), math.perm(5, 2), math.prod([2, 3, 4]), math.fsum([0.1] * 10), math.hypot(3, 4), math.dist((0, 0), (3, 4)))
print(math.log(8, 2), math.log(math.e), math.log2(8), math.log10(1000), math.log1p(0), math.exp(1), math.pow(2, 3), math.sin(0), math.cos(0), math.tan(0), math.atan2(1, 1), math.degrees(math.pi), math.radians(180), math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 3), math.modf(1.5), math.frexp(8), math.ldexp(0.5, 4), math.exp2(3), math.nextafter(1, 2), math.ulp(1.0))
for wrong in [lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.exp(1000), lambda: math.sqrt("a"), lambda: math.isqrt(-1), lambda: math.floor("a"), lambda: math.acos(2), lambda: math.gcd(1.5), lambda: math.comb(-1, 1), lambda: math.floor(math.inf), lambda: math.pow(0, -1)]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
