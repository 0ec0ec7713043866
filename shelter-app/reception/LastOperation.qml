import QtQuick
import Hinanjo.Ui
import Hinanjo.Reception

// The undo strip, bound to what this tablet recorded last.
UndoStrip {
    id: root

    required property OperationsModel operations

    message: operations.message
    failed: operations.failed
    canUndo: operations.canUndo
    onUndo: operations.undoLast()
    onRetry: operations.retry()
}
