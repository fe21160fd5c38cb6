"""statistics: mean, median, mode, stdev."""
import statistics as st
print(st.mean([1, 2, 3, 4]), st.median([3, 1, 2]), st.median([1, 2, 3, 4]), st.mode("aab"), st.stdev([1, 2, 3, 4]), st.pstdev([1, 2, 3]), st.variance([1, 2, 3]), st.fmean([1, 2]), st.multimode("aabb"), st.median_low([1, 2]), st.median_high([1, 2]))
try: st.mean([])
except st.StatisticsError as e: print(e)
