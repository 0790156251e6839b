package hudson.model;

/** Signature only, of what the plugin uses. */
public interface Item extends hudson.model.PersistenceRoot, hudson.search.SearchableModelObject, hudson.security.AccessControlled {

    public static final hudson.security.Permission BUILD = null;

    public static final hudson.security.Permission CONFIGURE = null;

    public static final hudson.security.Permission EXTENDED_READ = null;

    public static final hudson.security.Permission READ = null;

    String getFullName();

    String getUrl();
}
