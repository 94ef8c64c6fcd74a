"""Predictions and gold to numbers."""

from vedette.scoring.rows import ClaimRow, ReportRow, convert_row, decode_rows
from vedette.scoring.score import PRF, Score, score

__all__ = ["PRF", "ClaimRow", "ReportRow", "Score", "convert_row", "decode_rows", "score"]
