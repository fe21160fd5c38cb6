//! Finding rows by the values of columns, with the row number or an index where there is one.

use std::collections::BTreeSet;

use bothways_world::Scalar;

use crate::store::Table;

/// Numbers of the rows that hold one of the given values in each of the columns, ascending. Values are converted as
/// SQLite converts what it compares with a column; NULL equals nothing.
pub(crate) fn rows_where(table: &Table, conditions: &[(usize, Vec<&Scalar>)]) -> Vec<i64> {
    let wanted: Vec<(usize, Vec<Scalar>)> = conditions
        .iter()
        .filter_map(|(column, values)| {
            let affinity = table.affinities.get(*column)?;
            let values = values.iter().map(|value| affinity.apply(value)).filter(|value| !value.is_null());
            Some((*column, values.collect()))
        })
        .collect();
    let holds = |row_id: &i64| {
        let row = table.row(*row_id);
        row.is_some_and(|row| {
            wanted.iter().all(|(column, values)| row.get(*column).is_some_and(|value| values.contains(value)))
        })
    };
    let values_of =
        |column: usize| wanted.iter().find(|(wanted, _)| *wanted == column).map(|(_, values)| values);
    if let Some(values) = table.row_id_column.and_then(values_of) {
        let row_ids = values.iter().filter_map(|value| match value {
            Scalar::Int(row_id) => Some(*row_id),
            _ => None,
        });
        return sorted(row_ids).filter(holds).collect();
    }
    // The index that uses most of the columns; several values only where it has one column.
    let is_usable = |columns: &[usize]| match columns {
        [column] => values_of(*column).is_some(),
        columns => columns.iter().all(|column| values_of(*column).is_some_and(|values| values.len() == 1)),
    };
    let usable = table.indexes().iter().filter(|index| is_usable(&index.columns));
    match usable.max_by_key(|index| index.columns.len()) {
        Some(index) => {
            let keys: Vec<Box<[Scalar]>> = match index.columns[..] {
                [column] => {
                    values_of(column).into_iter().flatten().map(|value| Box::from([value.clone()])).collect()
                }
                _ => vec![index.columns.iter().filter_map(|c| values_of(*c)?.first().cloned()).collect()],
            };
            if let [key] = &keys[..] {
                return index.find(key.clone()).filter(holds).collect();
            }
            sorted(keys.into_iter().flat_map(|key| index.find(key))).filter(holds).collect()
        }
        None => table.rows().map(|(row_id, _)| row_id).filter(holds).collect(),
    }
}

/// Numbers of the rows that hold one value in each of the columns.
pub(crate) fn rows_with(table: &Table, columns: &[usize], values: &[Scalar]) -> Vec<i64> {
    let conditions: Vec<_> =
        columns.iter().zip(values).map(|(column, value)| (*column, vec![value])).collect();
    rows_where(table, &conditions)
}

fn sorted(row_ids: impl Iterator<Item = i64>) -> impl Iterator<Item = i64> {
    row_ids.collect::<BTreeSet<i64>>().into_iter()
}
