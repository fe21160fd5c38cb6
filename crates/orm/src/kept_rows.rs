//! Which result rows the journal keeps beside their statement: enough to read, not enough to fill the memory.

use bothways_sql::{Outcome, Schema, Statement, result_columns};
use bothways_world::Returned;

/// Rows kept of one statement.
const ROWS: usize = 50;

/// Cells kept of a whole run. A program that sends statements without end keeps their count alone from then on.
const CELLS: usize = 400_000;

/// How much has been kept so far.
#[derive(Default, Debug)]
pub(crate) struct KeptRows {
    cells: usize,
}

impl KeptRows {
    /// The first rows of a result; none where there is none to be had, or enough has been kept.
    pub(crate) fn take(
        &mut self,
        schema: &Schema,
        statement: &Statement,
        outcome: &Outcome,
    ) -> Option<Returned> {
        let columns = match &*outcome.columns {
            [] => result_columns(schema, statement),
            known => known.to_vec(),
        };
        let rows = outcome.rows.get(..ROWS).unwrap_or(&outcome.rows);
        let width = columns.len();
        let cells = rows.len() * width;
        if width == 0 || self.cells + cells > CELLS || rows.iter().any(|row| row.len() < width) {
            return None;
        }
        self.cells += cells;
        // A row may go on with what the ORM asked for besides.
        Some(Returned {
            columns,
            cells: rows.iter().filter_map(|row| row.get(..width)).flatten().cloned().collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use bothways_sql::TextStatement;
    use bothways_world::Scalar;

    use super::*;

    #[test]
    fn what_a_whole_run_keeps_has_an_end() {
        let statement =
            Statement::Text(TextStatement { text: "".into(), parameters: Vec::new(), many: false });
        let rows = vec![vec![Scalar::Int(1), Scalar::Null]; 70];
        let outcome = Outcome { rows, columns: vec!["a".into(), "b".into()], ..Outcome::default() };
        let mut kept = KeptRows::default();
        let mut take = || kept.take(&Schema::default(), &statement, &outcome);
        for _ in 0..CELLS / (ROWS * 2) {
            assert_eq!(take().map(|returned| returned.rows().len()), Some(ROWS));
        }
        assert_eq!(take(), None);
    }
}
