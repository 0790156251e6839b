package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A template that was read, and can be rendered any number of times (flux.md 3.7). */
public final class MessageTemplate {

    private static final Map<String, Function> FUNCTIONS = functions();

    private final List<Node> nodes;
    private final Map<String, List<Node>> templates;

    private MessageTemplate(List<Node> nodes, Map<String, List<Node>> templates) {
        this.nodes = nodes;
        this.templates = templates;
    }

    /**
     * Reads a template.
     *
     * @throws TemplateException with line and column if it is not one, or names a function that does not exist
     */
    @NonNull
    public static MessageTemplate parse(@NonNull String text) throws TemplateException {
        Set<String> names = new HashSet<>(FUNCTIONS.keySet());
        names.add("and");
        names.add("or");
        Map<String, List<Node>> templates = new HashMap<>();
        List<Node> nodes = new Parser(new Lexer(text).tokens(), names, templates).parse();
        return new MessageTemplate(nodes, templates);
    }

    /**
     * Renders the template; nothing is added to or taken from the text.
     *
     * @param data what the dot is at first: text, Long, Double, Boolean, List, Map, {@link GoStruct} or null
     * @throws TemplateException with line and column if it cannot be evaluated
     */
    @NonNull
    public String render(@CheckForNull Object data) throws TemplateException {
        return new Evaluator(templates, FUNCTIONS).run(nodes, data);
    }

    private static Map<String, Function> functions() {
        Map<String, Function> functions = new HashMap<>();
        Builtins.addTo(functions);
        TextFunctions.addTo(functions);
        RegexFunctions.addTo(functions);
        ValueFunctions.addTo(functions);
        NumberFunctions.addTo(functions);
        ListFunctions.addTo(functions);
        MapFunctions.addTo(functions);
        WordFunctions.addTo(functions);
        PathFunctions.addTo(functions);
        ValueFunctions.addMust(functions);
        return Map.copyOf(functions);
    }
}
