package io.jenkins.plugins.reflector.engine.manifest;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A YAML document as a reader other than the engine sees it. An alias is the very node that it names. Offsets count the
 * chars of the document.
 *
 * @param text a scalar's value; null for other nodes
 * @param tag what the node is, as resolved by the reader's version of YAML
 * @param style how a scalar is quoted, or whether a collection has braces
 * @param children of a sequence its items; of a mapping its keys and values by turns
 */
record YamlTree(
        Kind kind, String text, String tag, String anchor, String style, List<YamlTree> children, int start, int end) {

    /** What a node is. */
    enum Kind {
        SCALAR,
        SEQUENCE,
        MAPPING
    }

    /** Another reader of YAML. */
    enum Reader {
        /** SnakeYAML, which knows the rules of YAML 1.1. */
        YAML_1_1 {
            @Override
            YamlTree parse(String document) {
                LoaderOptions options = new LoaderOptions();
                options.setMaxAliasesForCollections(Integer.MAX_VALUE);
                options.setAllowRecursiveKeys(true);
                options.setNestingDepthLimit(1000);
                options.setCodePointLimit(Integer.MAX_VALUE);
                return new Of11(document).tree(new Yaml(options).compose(new StringReader(document)));
            }
        },
        /** Its successor with the core schema of YAML 1.2. */
        YAML_1_2 {
            @Override
            YamlTree parse(String document) {
                if (document.contains("<<")) {
                    // It merges while it reads, and never ends where a mapping is merged into itself.
                    return null;
                }
                LoadSettings settings =
                        LoadSettings.builder().setSchema(new CoreSchema()).build();
                return new Of12(document)
                        .tree(new Compose(settings).composeString(document).orElse(null));
            }
        };

        /** Null if the document is empty, or not well-formed to this reader. */
        YamlTree read(String document) {
            try {
                return parse(document);
            } catch (YAMLException | YamlEngineException e) {
                return null;
            }
        }

        abstract YamlTree parse(String document);
    }

    /** The documents' node types of both libraries have the same names. */
    private static final class Of11 {
        private final String document;
        private final Map<Object, YamlTree> seen = new IdentityHashMap<>();

        Of11(String document) {
            this.document = document;
        }

        YamlTree tree(org.yaml.snakeyaml.nodes.Node node) {
            if (node == null || seen.containsKey(node)) {
                return seen.get(node);
            }
            int start = document.offsetByCodePoints(0, node.getStartMark().getIndex());
            int end = document.offsetByCodePoints(0, node.getEndMark().getIndex());
            String tag = node.getTag().getValue();
            List<YamlTree> children = new ArrayList<>();
            YamlTree tree;
            if (node instanceof org.yaml.snakeyaml.nodes.ScalarNode scalar) {
                String style = scalar.getScalarStyle().toString();
                tree = new YamlTree(
                        Kind.SCALAR, scalar.getValue(), tag, node.getAnchor(), style, children, start, end);
                seen.put(node, tree);
            } else if (node instanceof org.yaml.snakeyaml.nodes.SequenceNode sequence) {
                String style = sequence.getFlowStyle().toString();
                tree = new YamlTree(Kind.SEQUENCE, null, tag, node.getAnchor(), style, children, start, end);
                seen.put(node, tree);
                sequence.getValue().forEach(item -> children.add(tree(item)));
            } else {
                org.yaml.snakeyaml.nodes.MappingNode mapping = (org.yaml.snakeyaml.nodes.MappingNode) node;
                String style = mapping.getFlowStyle().toString();
                tree = new YamlTree(Kind.MAPPING, null, tag, node.getAnchor(), style, children, start, end);
                seen.put(node, tree);
                mapping.getValue().forEach(tuple -> {
                    children.add(tree(tuple.getKeyNode()));
                    children.add(tree(tuple.getValueNode()));
                });
            }
            return tree;
        }
    }

    private static final class Of12 {
        private final String document;
        private final Map<Object, YamlTree> seen = new IdentityHashMap<>();

        Of12(String document) {
            this.document = document;
        }

        YamlTree tree(org.snakeyaml.engine.v2.nodes.Node node) {
            if (node == null || seen.containsKey(node)) {
                return seen.get(node);
            }
            int start = document.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
            int end = document.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
            String tag = node.getTag().getValue();
            String anchor = node.getAnchor().map(Object::toString).orElse(null);
            List<YamlTree> children = new ArrayList<>();
            YamlTree tree;
            if (node instanceof org.snakeyaml.engine.v2.nodes.ScalarNode scalar) {
                String style = scalar.getScalarStyle().toString();
                tree = new YamlTree(Kind.SCALAR, scalar.getValue(), tag, anchor, style, children, start, end);
                seen.put(node, tree);
            } else if (node instanceof org.snakeyaml.engine.v2.nodes.SequenceNode sequence) {
                String style = sequence.getFlowStyle().toString();
                tree = new YamlTree(Kind.SEQUENCE, null, tag, anchor, style, children, start, end);
                seen.put(node, tree);
                sequence.getValue().forEach(item -> children.add(tree(item)));
            } else {
                org.snakeyaml.engine.v2.nodes.MappingNode mapping = (org.snakeyaml.engine.v2.nodes.MappingNode) node;
                String style = mapping.getFlowStyle().toString();
                tree = new YamlTree(Kind.MAPPING, null, tag, anchor, style, children, start, end);
                seen.put(node, tree);
                mapping.getValue().forEach(tuple -> {
                    children.add(tree(tuple.getKeyNode()));
                    children.add(tree(tuple.getValueNode()));
                });
            }
            return tree;
        }
    }
}
