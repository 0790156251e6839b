package org.jenkinsci.remoting;

/** Signature only, of what the plugin uses. */
public interface SerializableOnlyOverRemoting extends java.io.Serializable {}
