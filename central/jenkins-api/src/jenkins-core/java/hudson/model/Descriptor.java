package hudson.model;

/** Signature only, of what the plugin uses. */
public abstract class Descriptor<T extends hudson.model.Describable<T>> implements jenkins.model.Loadable, hudson.model.Saveable {

    protected Descriptor() {}

    protected Descriptor(java.lang.Class<? extends T> clazz) {}

    public java.lang.String getDisplayName() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.lang.String getId() {
        throw new IllegalStateException("a signature, no code");
    }

    public boolean configure(org.kohsuke.stapler.StaplerRequest2 staplerRequest2, net.sf.json.JSONObject jSONObject) throws hudson.model.Descriptor.FormException {
        throw new IllegalStateException("a signature, no code");
    }

    public T newInstance(org.kohsuke.stapler.StaplerRequest2 req, net.sf.json.JSONObject formData) throws hudson.model.Descriptor.FormException {
        throw new IllegalStateException("a signature, no code");
    }

    public hudson.model.Descriptor.PropertyType getPropertyType(java.lang.String field) {
        throw new IllegalStateException("a signature, no code");
    }

    public static final class PropertyType {

        private PropertyType() {}

        public java.lang.Class getItemType() {
            throw new IllegalStateException("a signature, no code");
        }
    }

    public final static class FormException extends java.lang.Exception {

        public FormException(java.lang.String message, java.lang.String formField) {}

        public FormException(java.lang.String message, java.lang.Throwable cause, java.lang.String formField) {}
    }

    public synchronized void load() {
        throw new IllegalStateException("a signature, no code");
    }

    public synchronized void save() {
        throw new IllegalStateException("a signature, no code");
    }
}
