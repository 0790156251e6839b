package jenkins.model;

/** Signature only, of what the plugin uses. */
public interface HistoricalBuild extends hudson.model.ModelObject {
}
