from outcomes.models.backtest import KeptBacktest
from outcomes.models.measures import Measure, Result
from outcomes.models.risk import CHECKS, MutedCheck, PartnerRisk, RiskResult, RiskScan
from outcomes.models.settings import RiskSettings
from outcomes.models.snapshots import FiguresChange, KeptFigures
from outcomes.models.years import ClosedYear, PartnerYear, YearSettlement

__all__ = [
    "CHECKS",
    "ClosedYear",
    "FiguresChange",
    "KeptBacktest",
    "KeptFigures",
    "Measure",
    "MutedCheck",
    "PartnerRisk",
    "PartnerYear",
    "Result",
    "RiskResult",
    "RiskScan",
    "RiskSettings",
    "YearSettlement",
]
