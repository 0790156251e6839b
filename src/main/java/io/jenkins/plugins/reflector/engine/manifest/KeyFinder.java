package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.KeyPath;
import java.util.List;
import java.util.function.BiConsumer;

/** Walks a document along a path of keys. */
final class KeyFinder {

    private final List<KeyPath.Step> steps;
    private final BiConsumer<YamlNode.Scalar, YamlNode.Mapping> found;

    private KeyFinder(List<KeyPath.Step> steps, BiConsumer<YamlNode.Scalar, YamlNode.Mapping> found) {
        this.steps = steps;
        this.found = found;
    }

    /**
     * Tells each scalar that a path leads to.
     *
     * @param found is told the scalar, and the mapping that it is a value of, which is null if it is an item of a list
     */
    static void find(
            @NonNull YamlNode root,
            @NonNull KeyPath path,
            @NonNull BiConsumer<YamlNode.Scalar, YamlNode.Mapping> found) {
        new KeyFinder(path.steps(), found).walk(root, null, 0);
    }

    private void walk(YamlNode node, @CheckForNull YamlNode.Mapping parent, int done) {
        if (done == steps.size()) {
            if (node instanceof YamlNode.Scalar scalar) {
                found.accept(scalar, parent);
            }
            return;
        }
        KeyPath.Step step = steps.get(done);
        if (node instanceof YamlNode.Mapping mapping && step instanceof KeyPath.Key key) {
            if (key.name() == null) {
                mapping.entries().forEach(entry -> walk(entry.value(), mapping, done + 1));
            } else if (mapping.get(key.name()) != null) {
                walk(mapping.get(key.name()), mapping, done + 1);
            }
        } else if (node instanceof YamlNode.Sequence sequence) {
            List<YamlNode> items = sequence.items();
            for (int i = 0; i < items.size(); i++) {
                if (fits(step, i, items.get(i))) {
                    walk(items.get(i), null, done + 1);
                }
            }
        }
    }

    private static boolean fits(KeyPath.Step step, int index, YamlNode item) {
        if (step instanceof KeyPath.Item wanted) {
            return wanted.index() == null || wanted.index() == index;
        }
        return step instanceof KeyPath.ItemWith wanted
                && item instanceof YamlNode.Mapping mapping
                && mapping.text(wanted.key()).equals(wanted.value());
    }
}
