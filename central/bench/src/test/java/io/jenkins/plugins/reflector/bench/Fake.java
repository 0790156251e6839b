package io.jenkins.plugins.reflector.bench;

import java.util.List;

/** A measurement that measures nothing. */
record Fake(String name, List<Figure> figures) implements Measurement {

    @Override
    public String title() {
        return "Title of " + name;
    }

    @Override
    public String description() {
        return "What " + name + " is.";
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        if (figures.isEmpty()) {
            throw new IllegalStateException(name + " is broken");
        }
        return figures;
    }
}
