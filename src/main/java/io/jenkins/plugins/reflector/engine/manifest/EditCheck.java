package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells whether an edited document is the old one but for the planned values. */
final class EditCheck {
    private final Map<YamlNode, Edit> values = new IdentityHashMap<>();
    private final Map<YamlNode, Deque<Edit>> insertions = new IdentityHashMap<>();

    EditCheck(@NonNull List<Edit> edits) {
        for (Edit edit : edits) {
            if (edit.key() == null) {
                values.put(edit.target(), edit);
            } else {
                insertions.computeIfAbsent(edit.target(), k -> new ArrayDeque<>()).add(edit);
            }
        }
    }

    boolean same(@NonNull YamlNode before, @NonNull YamlNode after) {
        if (before instanceof YamlNode.Scalar left && after instanceof YamlNode.Scalar right) {
            return same(left, right);
        }
        if (before instanceof YamlNode.Alias left && after instanceof YamlNode.Alias right) {
            return left.anchor().equals(right.anchor());
        }
        if (before instanceof YamlNode.Sequence left && after instanceof YamlNode.Sequence right) {
            return left.flow() == right.flow()
                    && left.properties().equals(right.properties())
                    && sameItems(left.items(), right.items());
        }
        return before instanceof YamlNode.Mapping left
                && after instanceof YamlNode.Mapping right
                && left.flow() == right.flow()
                && left.properties().equals(right.properties())
                && sameEntries(left.entries(), right.entries());
    }

    private boolean same(YamlNode.Scalar before, YamlNode.Scalar after) {
        Edit edit = values.get(before);
        if (edit != null) {
            return after.value().equals(edit.value())
                    && Objects.equals(
                            before.properties().anchor(), after.properties().anchor());
        }
        return before.value().equals(after.value())
                && before.style() == after.style()
                && before.properties().equals(after.properties());
    }

    private boolean sameItems(List<YamlNode> before, List<YamlNode> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!same(before.get(i), after.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameEntries(List<YamlNode.Entry> before, List<YamlNode.Entry> after) {
        int at = 0;
        for (YamlNode.Entry entry : before) {
            if (at == after.size()
                    || !same(entry.key(), after.get(at).key())
                    || !same(entry.value(), after.get(at).value())) {
                return false;
            }
            at++;
            for (Edit edit : insertions.getOrDefault(entry.value(), new ArrayDeque<>())) {
                if (at == after.size() || !isInserted(edit, after.get(at))) {
                    return false;
                }
                at++;
            }
        }
        return at == after.size();
    }

    private static boolean isInserted(Edit edit, YamlNode.Entry entry) {
        return entry.key() instanceof YamlNode.Scalar key
                && key.value().equals(edit.key())
                && entry.value() instanceof YamlNode.Scalar value
                && value.value().equals(edit.value());
    }
}
