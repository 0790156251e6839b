package io.jenkins.plugins.reflector.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Of a POM just what the tests compare: its properties and its dependencies, with the properties filled in. */
final class Pom {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private final Element project;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private Pom(Element project) {
        this.project = project;
        Element declared = child(project, "properties");
        if (declared != null) {
            children(declared).forEach(e -> properties.put(e.getTagName(), e.getTextContent().strip()));
        }
        for (String key : List.of("groupId", "artifactId", "version", "name", "url")) {
            Element value = child(project, key);
            if (value != null) {
                properties.put("project." + key, value.getTextContent().strip());
            }
        }
    }

    static Pom read(Path file) throws IOException {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            return new Pom(document.getDocumentElement());
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("Not well-formed: " + file, e);
        }
    }

    /** @return the text at a path of element names below {@code project}, filled in; null where it is missing */
    String text(String... path) {
        Element at = project;
        for (String name : path) {
            at = at == null ? null : child(at, name);
        }
        return at == null ? null : fill(at.getTextContent().strip());
    }

    /** @return the property's value, filled in; null where it is missing */
    String property(String name) {
        return properties.containsKey(name) ? fill(properties.get(name)) : null;
    }

    Map<String, String> properties() {
        Map<String, String> filled = new LinkedHashMap<>();
        properties.forEach((key, value) -> filled.put(key, fill(value)));
        return filled;
    }

    List<Dependency> dependencies() {
        return dependenciesIn(child(project, "dependencies"));
    }

    List<Dependency> managedDependencies() {
        return dependenciesIn(child(child(project, "dependencyManagement"), "dependencies"));
    }

    private List<Dependency> dependenciesIn(Element list) {
        List<Dependency> found = new ArrayList<>();
        for (Element e : children(list)) {
            found.add(new Dependency(
                    textOf(e, "groupId", ""),
                    textOf(e, "artifactId", ""),
                    textOf(e, "version", ""),
                    textOf(e, "scope", "compile"),
                    Boolean.parseBoolean(textOf(e, "optional", "false"))));
        }
        return found;
    }

    private String textOf(Element parent, String name, String otherwise) {
        Element found = child(parent, name);
        return found == null ? otherwise : fill(found.getTextContent().strip());
    }

    private String fill(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = properties.get(matcher.group(1));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value == null ? matcher.group() : fill(value)));
        }
        return matcher.appendTail(filled).toString();
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(e -> e.getTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                found.add(e);
            }
        }
        return found;
    }

    record Dependency(String groupId, String artifactId, String version, String scope, boolean optional) {}
}
