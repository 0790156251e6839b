package io.jenkins.plugins.reflector.build;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Looks through the views below a resource folder: pages ({@code .jelly}), help texts ({@code help*.html}) and the
 * texts that pages name as <code>${%key}</code>.
 *
 * <p>Each fault is one sentence that begins with the file, relative to the folder.
 */
final class ViewChecks {

    private static final Pattern FIRST_LINE = Pattern.compile("<\\?jelly escape-by-default=(['\"])true\\1\\?>");
    private static final Pattern TEXT_KEY = Pattern.compile("\\$\\{%([^}(]+)(?:\\([^}]*\\))?}");
    /** A key that could not be read by a user: {@code lastScan} or {@code scan.last}, but not {@code Last scan}. */
    private static final Pattern NO_ENGLISH = Pattern.compile("[a-z][a-z0-9]*[A-Z_]\\S*|\\S+\\.\\S+");
    private static final String FORM_TAGS = "/lib/form";

    private final Path folder;
    private final List<String> faults = new ArrayList<>();

    private ViewChecks(Path folder) {
        this.folder = folder;
    }

    /** @return all faults below the folder, in the order of the files; empty if there are none */
    static List<String> faultsBelow(Path folder) throws IOException {
        ViewChecks checks = new ViewChecks(folder);
        for (Path page : ProjectFolder.filesBelow(folder, ".jelly")) {
            checks.checkPage(page);
        }
        for (Path help : ProjectFolder.filesBelow(folder, ".html")) {
            if (help.getFileName().toString().startsWith("help")) {
                checks.checkHelp(help);
            }
        }
        return checks.faults;
    }

    private void checkPage(Path page) throws IOException {
        String text = Files.readString(page);
        String firstLine = text.lines().findFirst().orElse("");
        if (!FIRST_LINE.matcher(firstLine).matches()) {
            fault(page, "does not begin with the line <?jelly escape-by-default='true'?>");
        }
        Element root = parse(page, text);
        if (root == null) {
            return;
        }
        NodeList all = root.getElementsByTagName("*");
        checkElement(page, root);
        for (int i = 0; i < all.getLength(); i++) {
            checkElement(page, (Element) all.item(i));
        }
        checkTextKeys(page, text);
    }

    private void checkElement(Path page, Element element) {
        checkNoInlineCode(page, element);
        String field = element.getAttribute("field");
        boolean labelled = List.of("entry", "optionalProperty").contains(element.getLocalName());
        if (FORM_TAGS.equals(element.getNamespaceURI()) && labelled && !field.isEmpty() && !field.contains("$")) {
            String help = "help-" + field + ".html";
            if (!Files.isRegularFile(page.resolveSibling(help))) {
                fault(page, "binds the field " + field + " but there is no " + help + " beside it");
            }
        }
    }

    /** Jenkins forbids inline code by its content security policy. */
    private void checkNoInlineCode(Path file, Element element) {
        String name = element.getLocalName();
        if (name.equals("style") || name.equals("script") && !element.getTextContent().isBlank()) {
            fault(file, "has code inside a <" + name + ">; move it to a file");
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String attribute = element.getAttributes().item(i).getNodeName();
            if (element.getNamespaceURI() == null && attribute.startsWith("on")) {
                fault(file, "has code in the attribute " + attribute + "; add a listener in a script file");
            }
        }
    }

    private void checkTextKeys(Path page, String text) throws IOException {
        String name = page.getFileName().toString();
        Path texts = page.resolveSibling(name.substring(0, name.length() - ".jelly".length()) + ".properties");
        Properties translated = new Properties();
        if (Files.isRegularFile(texts)) {
            try (Reader in = Files.newBufferedReader(texts)) {
                translated.load(in);
            }
        }
        TreeSet<String> used = new TreeSet<>();
        Matcher matcher = TEXT_KEY.matcher(text);
        while (matcher.find()) {
            used.add(matcher.group(1).strip());
        }
        for (String key : used) {
            if (NO_ENGLISH.matcher(key).matches() && !translated.containsKey(key)) {
                fault(page, "uses the text " + key + ", which " + texts.getFileName() + " does not have");
            }
        }
        TreeSet<String> unused = new TreeSet<>(translated.stringPropertyNames());
        unused.removeAll(used);
        unused.forEach(key -> fault(texts, "has the text " + key + ", which " + name + " does not use"));
    }

    private void checkHelp(Path help) throws IOException {
        Element root = parse(help, Files.readString(help));
        if (root == null) {
            return;
        }
        if (!root.getTagName().equals("div")) {
            fault(help, "is not one <div>");
        }
        if (root.getTextContent().isBlank()) {
            fault(help, "says nothing");
        }
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getLocalName().equals("script")) {
                fault(help, "has a <script>");
            }
            checkNoInlineCode(help, element);
        }
    }

    private Element parse(Path file, String text) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Document document = builder.parse(new InputSource(new StringReader(text)));
            return document.getDocumentElement();
        } catch (SAXException e) {
            fault(file, "is not well-formed: " + e.getMessage());
            return null;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This JDK's XML parser lacks a feature: " + e.getMessage(), e);
        }
    }

    private void fault(Path file, String what) {
        faults.add(folder.relativize(file).toString().replace('\\', '/') + " " + what);
    }
}
