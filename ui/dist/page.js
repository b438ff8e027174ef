// node_modules/preact/dist/preact.mjs
var e, t, n, r, i, a, o, s, c, l, u, d = Symbol.for("pv"), f = {}, p = [], m = /^m(i|n|o|s|text|space)$/, h = Array.isArray, g = p.slice, _ = Object.assign;
function v(e) {
	e && e.parentNode && e.remove();
}
function y(e, t, n) {
	var r, i, a, o = {}, s = arguments.length;
	for (a in t) a == "key" ? r = t[a] : a == "ref" && typeof e != "function" ? i = t[a] : o[a] = t[a];
	return s > 2 && (o.children = s > 3 ? g.call(arguments, 2) : n), b(e, o, r, i, null);
}
function b(n, r, i, a, o) {
	var s = {
		type: n,
		props: r,
		key: i,
		ref: a,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: d,
		__v: o || ++t,
		__i: -1,
		__u: 0
	};
	return !o && e.vnode && e.vnode(s), s;
}
function x(e) {
	return e.children;
}
function S(e, t) {
	this.props = e, this.context = t, this.__g = 0;
}
function C(e, t) {
	if (t == null) return e.__ && C(e.__, e.__i + 1);
	for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) && n.__e) return n.__e;
	return typeof e.type != "function" || e.props.__P ? null : C(e);
}
function w(t) {
	var n, r = t.__v, i = r.__e, a = [], o = [], s = t.__P;
	s && ((n = _({ constructor: d }, r)).__v = r.__v + 1, e.vnode && e.vnode(n), ie(s, n, r, t.__n, s.namespaceURI, 32 & r.__u ? [i] : null, a, i || C(r), 32 & r.__u, o), n.__v = r.__v, n.__.__k[n.__i] = n, j(a, n, o), r.__ = r.__e = null, n.__e != i && T(n));
}
function T(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), T(e);
}
function E(t) {
	(8 & t.__g || (t.__g |= 8, r.push(t), a++)) && i == e.debounceRendering || ((i = e.debounceRendering) || queueMicrotask)(D);
}
function D() {
	try {
		for (var e, t = 1; r.length;) r.length > t && r.sort(o), e = r.shift(), t = r.length, 8 & e.__g && w(e);
	} finally {
		(a = r.length) && (i || queueMicrotask)(D);
	}
}
function O(e, t, n, r, i, a, o, s, c, l, u) {
	var d, m, h, g, _, v, y = r.__k || p, b = t.length;
	for (c = k(n, t, y, c, b), d = 0; d < b; d++) (h = n.__k[d]) != null && (m = ~h.__i && y[h.__i] || f, h.__i = d, v = ie(e, h, m, i, a, o, s, c, l, u), g = h.__e, (m.ref != h.ref || 8 & m.__u) && (m.ref && N(m.ref, null, h, m), h.ref && u.push(h.ref, h.__c || g, h)), _ ||= g, 4 & h.__u ? (c = ee(h, c, e, !m.__v), m.__e && (m.__e = null)) : typeof h.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), h.__u &= -21);
	return n.__e = _, c;
}
function k(e, t, n, r, i) {
	var a, o, s, c, l, u, f, p, m, g = n.length, _ = g, v = 0, y = 0, S = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = S[a] = b(null, o) : h(o) ? o = S[a] = b(x, { children: o }) : o.constructor === d && o.__b ? o = S[a] = b(o.type, o.props, o.key, o.ref, o.__v) : S[a] = o, c = a + v, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = A(o, n, c, _)) && (_--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? v-- : l == c + 1 ? v++ : l != c && (l > c ? v-- : v++, y = 1)) : (~l || (i > g ? v-- : i < g && v++), typeof o.type != "function" && (o.__u |= 4))) : S[a] = null;
	if (y) {
		for (u = [], f = [], a = 0; a < i; a++) if ((o = S[a]) && 16 & o.__u) {
			for (v = 0, p = u.length; v < p;) u[m = v + p >> 1] < o.__i ? v = m + 1 : p = m;
			u[v] = o.__i, f[a] = v + 1;
		}
		for (v = u.length; a--;) f[a] && (f[a] == v ? v-- : S[a].__u |= 4);
	}
	if (_) for (a = 0; a < g; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = C(s)), se(s, s));
	return r;
}
function ee(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = ee(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = C(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function A(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function te(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function ne(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || te(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || te(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = u[t] || (u[t] = re(t)), (e.__a ||= {})[t] = l, a = t != (t = t.replace(c, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
	else {
		if (i == "http://www.w3.org/2000/svg") t = t.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
		else if (t != "width" && t != "height" && t != "href" && t != "list" && t != "form" && t != "tabIndex" && t != "download" && t != "rowSpan" && t != "colSpan" && t != "role" && t != "popover" && t in e) try {
			e[t] = n ?? "";
			return;
		} catch {}
		if (typeof n == "function") return;
		n == null || !1 === n && t[4] != "-" ? e.removeAttribute(t) : e.setAttribute(t, t == "popover" && n == 1 ? "" : n);
	}
}
function re(t) {
	return function(n) {
		var r = this.__e;
		if (r) {
			if (r = r[t], n[s] == null) n[s] = l++;
			else if (n[s] < this.__a[t]) return;
			return r(e.event ? e.event(n) : n);
		}
	};
}
function ie(t, n, r, i, a, o, s, c, l, u) {
	var f, m, g, y, b, w, T, E, D, k, ee, A, te, ne, re, ie, j, N, P = n.type;
	if (n.constructor !== d) return null;
	128 & r.__u && (l = 32 & r.__u, f = r.__c.__z) && (n.__u |= l, m = o = [], f.nodeType == 8 ? c = ae(f, o) : o.push(f), c = o[0] || c), (f = e.__b) && f(n);
	n: if (typeof P == "function") {
		g = s.length;
		try {
			if (E = n.props, D = (f = P.prototype) && f.render, k = (f = P.contextType) && i[f.__c], ee = f ? k ? k.props.value : f.__ : i, (y = r.__c) ? (n.__c = y, 2 & y.__g && (y.__g |= 1)) : (D ? n.__c = y = new P(E, ee) : (n.__c = y = new S(E, ee), y.constructor = P, y.render = ce), k && k.sub(y), y.state || (y.state = {}), y.__n = i, y.__g |= 8, y.__h = [], y.__k = []), D && (y.__s || (y.__s = y.state), P.getDerivedStateFromProps && (y.__s == y.state && (y.__s = _({}, y.__s)), _(y.__s, P.getDerivedStateFromProps(E, y.__s)))), b = y.props, w = y.state, y.__v = n, r.__c) {
				if (E !== b && D && !P.getDerivedStateFromProps && y.componentWillReceiveProps && y.componentWillReceiveProps(E, ee), n.__v == r.__v && !(8 & y.__g) || !(4 & y.__g) && y.shouldComponentUpdate && !1 === y.shouldComponentUpdate(E, y.__s, ee)) {
					n.__v != r.__v && (y.props = E, y.state = y.__s, y.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), p.push.apply(y.__h, y.__k), y.__k = [], y.__h.length && s.push(y), c = C(r);
					break n;
				}
				y.componentWillUpdate && y.componentWillUpdate(E, y.__s, ee), D && y.componentDidUpdate && y.__h.push(function() {
					y.componentDidUpdate(b, w, T);
				});
			} else D && !P.getDerivedStateFromProps && y.componentWillMount && y.componentWillMount(), D && y.componentDidMount && y.__h.push(y.componentDidMount);
			y.context = ee, y.props = E, y.__P = t, y.__g &= -5, A = e.__r, te = D ? 25 : 0;
			do
				y.__g &= -9, A && A(n), f = y.render(y.props, y.state = y.__s, y.context);
			while (8 & y.__g && ++te < 25);
			D && (p.push.apply(y.__h, y.__k), y.__k = []), y.state = y.__s, y.getChildContext && (i = _({}, i, y.getChildContext())), D && r.__c && y.getSnapshotBeforeUpdate && (T = y.getSnapshotBeforeUpdate(b, w)), ne = f && f.type === x && f.key == null ? f.props.children : f, E.__P && (f = c, a = (t = E.__P).namespaceURI, l = o = null, r.props && r.props.__P != t && (r.__k.some(function(e) {
				e && se(e, e);
			}), r.__k = null), c = r.__k ? C(r, 0) : null), c = O(t, h(ne) ? ne : [ne], n, r, i, a, o, s, c, l, u), E.__P && (n.__e = null, c = f), n.__u &= -161, m && m.some(v), y.__h.length && s.push(y), 1 & y.__g && (y.__g &= -4);
		} catch (t) {
			if (s.length = g, n.__v = null, l || o) {
				if (t && t.then) {
					if (n.__u |= 128 | l, o) {
						for (~(j = o.indexOf(c || void 0)) || (j = o.length); (N = o[j - 1]) && N.nodeType == 8;) j--;
						for (; j < o.length; j++) if (N = o[j]) {
							if (o[j] = null, re) {
								if (N == ie) break;
							} else {
								if (N.nodeType != 8) break;
								N.data.startsWith("$s") && (ie = ae(re = N));
							}
						}
					}
					if (!re) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						re = c;
					}
					(f = ae(re = n.__c.__z || (n.__c.__z = re))) ? (n.__e = re, c = f) : n.__e = c, c &&= c.nextSibling;
				} else o && o.some(v);
			} else n.__e = r.__e;
			n.__k ||= r.__k || [], t && t.then || oe(n), e.__e(t, n, r);
		}
	} else c = n.__e = M(r.__e, n, r, i, a, o, s, l, u, t);
	return (f = e.diffed) && f(n), c;
}
function ae(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function oe(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(oe));
}
function j(t, n, r) {
	for (var i = 0; i < r.length;) N(r[i++], r[i++], r[i++]);
	e.__c && e.__c(n, t), t.some(function(n) {
		try {
			t = n.__h, n.__h = [], t.some(function(e) {
				e.call(n);
			});
		} catch (t) {
			e.__e(t, n.__v);
		}
	});
}
function M(t, n, r, i, a, o, s, c, l, u) {
	var d, p, _, y, b, x, S, w, T = r.props || f, E = n.props, D = n.type;
	if (D == "svg" ? a = "http://www.w3.org/2000/svg" : D == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (d = 0; d < o.length; d++) if ((b = o[d]) && (D ? b.localName == D : b.nodeType == 3)) {
			t = b, o[d] = null;
			break;
		}
	}
	if (!t) {
		if (w = u.ownerDocument || document, !D) return w.createTextNode(E);
		t = w.createElementNS(a, D, E.is ? E : u), c &&= (e.__m && e.__m(n, o), !1), o = null;
	}
	if (D) {
		if (u = D == "template" && t.content || t, o = D == "textarea" && E.defaultValue != null ? null : o && g.call(u.childNodes), !c && o) for (T = {}, d = 0; d < t.attributes.length; d++) T[(b = t.attributes[d]).name] = b.value;
		for (d in T) b = T[d], d == "dangerouslySetInnerHTML" ? _ = b : d == "children" || d in E || d == "value" && "defaultValue" in E || d == "checked" && "defaultChecked" in E || ne(t, d, null, b, a);
		for (d in E) b = E[d], d == "children" ? y = b : d == "dangerouslySetInnerHTML" ? p = b : d == "value" ? x = b : d == "checked" ? S = b : c && typeof b != "function" || T[d] === b || ne(t, d, b, T[d], a);
		p ? (c || _ && (p.__html == _.__html || p.__html == t.innerHTML) || (t.innerHTML = p.__html), n.__k = []) : (_ && (t.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && m.test(D)) && (a = "http://www.w3.org/1999/xhtml"), O(u, h(y) ? y : [y], n, r, i, a, o, s, o ? o[0] : r.__k && C(r, 0), c, l), o && o.some(v)), c && D != "textarea" || (d = "value", D == "progress" && x == null ? t.removeAttribute(d) : x == null || x === t[d] && (D != "progress" || x) || ne(t, d, x, T[d], a), d = "checked", S != null && S != t[d] && ne(t, d, S, T[d], a));
	} else T === E || c && t.data == E || (t.data = E);
	return t;
}
function N(t, n, r, i) {
	try {
		typeof t == "function" ? n ? n.__x = t(n) || 1 : (i &&= i.__c || i.__e) && (n = i.__x) && (i.__x = null, typeof n == "function" ? n() : t(null)) : t.current = n;
	} catch (t) {
		e.__e(t, r);
	}
}
function se(t, n, r) {
	var i, a, o, s;
	if (e.unmount && e.unmount(t), !(i = t.ref) || i.current && i.current != t.__e || N(i, null, n, t), i = t.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (t) {
			e.__e(t, n);
		}
		i.__P = i.__n = null;
	}
	if (i = t.__k) for (s = 0; s < i.length; s++) i[s] && se(i[s], n, typeof t.type != "function" || r && !t.props.__P);
	!r && (i = t.__c) && (i = i.__z) && (a = ae(i, o = [])) && (i == t.__e && o.some(v), v(a), v(i)), r || v(t.__e), t.__e = t.__c = t.__ = null;
}
function ce(e, t, n) {
	return this.constructor(e, n);
}
function P(t, n) {
	var r, i, a, o;
	e.__ && e.__(t, n), n.nodeType == 9 && (n = n.documentElement), i = (r = t && 32 & t.__u) ? null : n.__k, n.__k = b(x, { children: [t] }), a = [], o = [], ie(n, n.__k, i || f, f, n.namespaceURI, i ? null : n.firstChild ? g.call(n.childNodes) : null, a, i ? i.__e : n.firstChild, r, o), j(a, n.__k, o), n.__k.props.children = null;
}
e = { __e: function(e, t, n, r) {
	for (var i, o, s; t = t.__;) if ((i = t.__c) && !(1 & i.__g)) {
		i.__g |= 4;
		try {
			if ((s = (o = i.constructor) && o.getDerivedStateFromError) && i.setState(o.getDerivedStateFromError(e)), i.componentDidCatch && (i.componentDidCatch(e, r || {}), s = 1), s && 8 & i.__g) return void (i.__g |= 2);
		} catch (t) {
			e = t;
		}
	}
	throw a = 0, e;
} }, t = 0, n = function(e) {
	return e != null && e.constructor === d;
}, S.prototype.setState = function(e, t) {
	var n = this.__s;
	n && n != this.state || (n = this.__s = _({}, this.state)), typeof e == "function" && (e = e(_({}, n), this.props)), e && (_(n, e), this.__v && (t && this.__k.push(t), E(this)));
}, S.prototype.forceUpdate = function(e) {
	this.__v && (this.__g |= 4, e && this.__h.push(e), E(this));
}, S.prototype.render = x, r = [], a = 0, o = function(e, t) {
	return e.__v.__b - t.__v.__b;
}, s = Symbol(), c = /(PointerCapture)$|Capture$/i, l = 0, u = {};
// node_modules/preact/hooks/dist/hooks.mjs
var le, ue, de, fe, pe = Object.is, me = 0, he = [], ge = [], _e = e, ve = _e.__b, ye = _e.__r, be = _e.diffed, xe = _e.__c, Se = _e.unmount, Ce = _e.__;
function we(e, t) {
	_e.__h && _e.__h(ue, e, me || t), me = 0;
	var n = ue.__H || (ue.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function F(e, t) {
	var n = we(le++, 3);
	!_e.__s && Me(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, ue.__H.__h.push(n));
}
function I(e) {
	return me = 5, L(function() {
		return { current: e };
	}, []);
}
function L(e, t) {
	var n = we(le++, 7);
	return Me(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function Te() {
	var e = we(le++, 11);
	if (!e.__) {
		for (var t = ue.__v; !t.__m && t.__;) t = t.__;
		var n = t.__m || (t.__m = [0, 0]);
		e.__ = "P" + n[0] + "-" + n[1]++;
	}
	return e.__;
}
function Ee() {
	var e;
	do {
		for (; e = ge.shift();) try {
			Ae(e);
		} catch (t) {
			_e.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = he.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Ae), t.__h.some(je), t.__h = [];
			} catch (n) {
				t.__h = [], _e.__e(n, e.__v);
			}
		}
	} while (ge.length);
}
_e.__b = function(e) {
	ue = null, ve && ve(e);
}, _e.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), Ce && Ce(e, t);
}, _e.__r = function(e) {
	ye && ye(e), le = 0;
	var t = (ue = e.__c).__H;
	t && (de == ue ? ue.__h = [] : (t.__h.some(Ae), t.__h.some(je), le = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), de = ue;
}, _e.diffed = function(e) {
	be && be(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && ke(he.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), de = ue = null;
}, _e.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(Ae), e.__h = e.__h.filter(function(e) {
				return !e.__ || je(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), xe && xe(e, t);
}, _e.unmount = function(e) {
	Se && Se(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, ke(ge.push(r));
			} else Ae(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && _e.__e(t, r.__v));
};
var De = typeof requestAnimationFrame == "function";
function Oe(e) {
	var t, n = function() {
		clearTimeout(r), De && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	De && (t = requestAnimationFrame(n));
}
function ke(e) {
	e != 1 && fe == _e.requestAnimationFrame || ((fe = _e.requestAnimationFrame) || Oe)(Ee);
}
function Ae(e) {
	var t = ue, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), ue = t;
}
function je(e) {
	var t = ue;
	e.__c = e.__(), ue = t;
}
function Me(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !pe(t, e[n]);
	});
}
// node_modules/@preact/signals-core/dist/signals-core.module.js
var Ne = Symbol.for("preact-signals");
function Pe() {
	if (ze > 1) ze--;
	else {
		var e, t = !1;
		for ((function() {
			var e = Ue;
			for (Ue = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); Re !== void 0;) {
			var n = Re;
			for (Re = void 0, Be++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && Ke(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (Be = 0, ze--, t) throw e;
	}
}
function Fe(e) {
	if (ze > 0) return e();
	He = ++Ve, ze++;
	try {
		return e();
	} finally {
		Pe();
	}
}
var Ie, R = void 0;
function Le(e) {
	var t = R, n = Ie;
	R = void 0, Ie = void 0;
	try {
		return e();
	} finally {
		R = t, Ie = n;
	}
}
var Re = void 0, ze = 0, Be = 0, Ve = 0, He = 0, Ue = void 0, We = 0;
function Ge(e) {
	if (R !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== R) return t = {
			i: 0,
			S: e,
			p: R.s,
			n: void 0,
			t: R,
			e: void 0,
			x: void 0,
			r: t
		}, R.s !== void 0 && (R.s.n = t), R.s = t, e.n = t, 32 & R.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = R.s, t.n = void 0, R.s.n = t, R.s = t), t;
	}
}
function z(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
z.prototype.brand = Ne, z.prototype.h = function() {
	return !0;
}, z.prototype.S = function(e) {
	var t = this, n = this.t;
	n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? Le(function() {
		var e;
		(e = t.W) == null || e.call(t);
	}) : n.e = e);
}, z.prototype.U = function(e) {
	var t = this;
	if (this.t !== void 0) {
		var n = e.e, r = e.x;
		n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && Le(function() {
			var e;
			(e = t.Z) == null || e.call(t);
		}));
	}
}, z.prototype.subscribe = function(e) {
	var t = this;
	return tt(function() {
		var n = t.value;
		Le(function() {
			return e(n);
		});
	}, { name: "sub" });
}, z.prototype.valueOf = function() {
	return this.value;
}, z.prototype.toString = function() {
	return this.value + "";
}, z.prototype.toJSON = function() {
	return this.value;
}, z.prototype.peek = function() {
	var e = this;
	return Le(function() {
		return e.value;
	});
}, Object.defineProperty(z.prototype, "value", {
	get: function() {
		var e = Ge(this);
		return e !== void 0 && (e.i = this.i), this.v;
	},
	set: function(e) {
		if (e !== this.v) {
			if (Be > 100) throw Error("Cycle detected");
			(function(e) {
				ze !== 0 && Be === 0 && e.l !== He && (e.l = He, Ue = {
					S: e,
					v: e.v,
					i: e.i,
					o: Ue
				});
			})(this), this.v = e, this.i++, We++, ze++;
			try {
				for (var t = this.t; t !== void 0; t = t.x) t.t.N();
			} finally {
				Pe();
			}
		}
	}
});
function B(e, t) {
	return new z(e, t);
}
function Ke(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function qe(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function Je(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function Ye(e, t) {
	z.call(this, void 0, t), this.x = e, this.s = void 0, this.g = We - 1, this.f = 4;
}
Ye.prototype = new z(), Ye.prototype.h = function() {
	if (this.f &= -3, 1 & this.f) return !1;
	if ((36 & this.f) == 32 || (this.f &= -5, this.g === We)) return !0;
	if (this.g = We, this.f |= 1, this.i > 0 && !Ke(this)) return this.f &= -2, !0;
	var e = R;
	try {
		qe(this), R = this;
		var t = this.x();
		(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
	} catch (e) {
		this.v = e, this.f |= 16, this.i++;
	}
	return R = e, Je(this), this.f &= -2, !0;
}, Ye.prototype.S = function(e) {
	if (this.t === void 0) {
		this.f |= 36;
		for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
	}
	z.prototype.S.call(this, e);
}, Ye.prototype.U = function(e) {
	if (this.t !== void 0 && (z.prototype.U.call(this, e), this.t === void 0)) {
		this.f &= -33;
		for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
	}
}, Ye.prototype.N = function() {
	if (!(2 & this.f)) {
		this.f |= 6;
		for (var e = this.t; e !== void 0; e = e.x) e.t.N();
	}
}, Object.defineProperty(Ye.prototype, "value", { get: function() {
	if (1 & this.f) throw Error("Cycle detected");
	var e = Ge(this);
	if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
	return this.v;
} });
function Xe(e, t) {
	return new Ye(e, t);
}
function Ze(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		ze++;
		var n = R;
		R = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, Qe(e), t;
		} finally {
			R = n, Pe();
		}
	}
}
function Qe(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, Ze(e);
}
function $e(e) {
	if (R !== this) throw Error("Out-of-order effect");
	Je(this), R = e, this.f &= -2;
	try {
		8 & this.f && Qe(this);
	} finally {
		Pe();
	}
}
function et(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, Ie && Ie.push(this);
}
et.prototype.c = function() {
	var e = this.S();
	try {
		if (8 & this.f || this.x === void 0) return;
		var t = this.x();
		typeof t == "function" && (this.j = t);
	} finally {
		e();
	}
}, et.prototype.S = function() {
	if (1 & this.f) throw Error("Cycle detected");
	this.f |= 1, this.f &= -9, Ze(this), qe(this), ze++;
	var e = R;
	return R = this, $e.bind(this, e);
}, et.prototype.N = function() {
	2 & this.f || (this.f |= 2, this.u = Re, Re = this);
}, et.prototype.d = function() {
	this.f |= 8, 1 & this.f || Qe(this);
}, et.prototype.dispose = function() {
	this.d();
};
function tt(e, t) {
	var n = new et(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
// node_modules/@preact/signals/dist/signals.module.js
var nt, rt, it = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, at = [];
tt(function() {
	nt = this.N;
})();
function ot(t, n) {
	e[t] = n.bind(null, e[t] || function() {});
}
function st(e) {
	if (rt) {
		var t = rt;
		rt = void 0, t();
	}
	rt = e && e.S();
}
function ct(e) {
	var t = this, r = e.data, i = ut(r);
	i.name = "ReactiveDom", i.value = r;
	var a = L(function() {
		for (var e = t, r = t.__v; r = r.__;) if (r.__c) {
			r.__c.__$f |= 4;
			break;
		}
		var a = Xe(function() {
			var e = i.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), o = Xe(function() {
			return !Array.isArray(a.value) && !n(a.value);
		}), s = tt(function() {
			if (this.N = pt, o.value) {
				var t = a.value;
				e.__v && e.__v.__e && e.__v.__e.nodeType === 3 && (e.__v.__e.data = t);
			}
		}), c = t.__$u.d;
		return t.__$u.d = function() {
			s(), c.call(this);
		}, [o, a];
	}, []), o = a[0], s = a[1];
	return o.value ? s.peek() : s.value;
}
ct.displayName = "ReactiveTextNode", Object.defineProperties(z.prototype, {
	constructor: {
		configurable: !0,
		value: y(x, null).constructor
	},
	type: {
		configurable: !0,
		value: ct
	},
	props: {
		configurable: !0,
		get: function() {
			var e = this;
			return { data: { get value() {
				return e.value;
			} } };
		}
	},
	__b: {
		configurable: !0,
		value: 1
	}
}), ot("__b", function(e, t) {
	if (st(), typeof t.type == "string") {
		var n, r = t.props;
		for (var i in r) if (i !== "children") {
			var a = r[i];
			a instanceof z && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
		}
	}
	e(t);
}), ot("__r", function(e, t) {
	if (e(t), t.type !== x) {
		st();
		var n, r = t.__c;
		r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
			var n;
			return tt(function() {
				n = this;
			}, { name: t }), n.c = e, n;
		}(function(e) {
			return function() {
				var t;
				it && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
			};
		}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), st(n);
	}
}), ot("__e", function(e, t, n, r) {
	st(), e(t, n, r);
}), ot("diffed", function(e, t) {
	st();
	var n;
	if (typeof t.type == "string" && (n = t.__e)) {
		var r = t.__np, i = t.props, a = n.U;
		if (a) for (var o in a) {
			var s = a[o];
			s === void 0 || r && o in r || (s.d(), a[o] = void 0);
		}
		if (r) for (var c in a || (a = {}, n.U = a), r) {
			var l = a[c], u = r[c];
			l === void 0 ? (l = lt(n, c, u, i), a[c] = l) : l.o(u, i);
		}
	}
	e(t);
});
function lt(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = B(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: tt(function() {
			this.N = pt;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
ot("unmount", function(e, t) {
	if (typeof t.type == "string") {
		var n = t.__e;
		if (n) {
			var r = n.U;
			if (r) for (var i in n.U = void 0, r) {
				var a = r[i];
				a && a.d();
			}
		}
		var o = t.__np;
		if (o) {
			var s = t.props;
			for (var c in o) s[c] = o[c];
		}
		t.__np = void 0;
	} else {
		var l = t.__c;
		if (l) {
			l.__$f |= 8;
			var u = l.__$u;
			u && (l.__$u = void 0, u.d());
		}
	}
	e(t);
}), ot("__h", function(e, t, n, r) {
	r < 3 && (t.__$f |= 2), e(t, n, r);
}), S.prototype.shouldComponentUpdate = function(e, t) {
	if (this.__R) return !0;
	var n = this.__$u, r = n && n.s !== void 0;
	for (var i in t) return !0;
	if (this.__f || typeof this.u == "boolean" && !0 === this.u) {
		var a = 2 & this.__$f;
		if (!(r || a || 4 & this.__$f) || 1 & this.__$f) return !0;
	} else if (!(r || 4 & this.__$f) || 3 & this.__$f) return !0;
	for (var o in e) if (o !== "__source" && e[o] !== this.props[o]) return !0;
	for (var s in this.props) if (!(s in e)) return !0;
	return !1;
};
function ut(e, t) {
	return L(function() {
		return B(e, t);
	}, []);
}
var dt = function(e) {
	queueMicrotask(function() {
		queueMicrotask(e);
	});
};
function ft() {
	Fe(function() {
		for (var e; e = at.shift();) nt.call(e);
	});
}
function pt() {
	at.push(this) === 1 && (e.requestAnimationFrame || dt)(ft);
}
// node_modules/uplot/dist/uPlot.esm.js
var mt = !0, ht = "uplot", gt = "u-hz", _t = "u-vt", vt = "u-title", yt = "u-wrap", bt = "u-under", xt = "u-over", St = "u-axis", Ct = "u-off", wt = "u-select", Tt = "u-cursor-x", Et = "u-cursor-y", Dt = "u-cursor-pt", Ot = "u-legend", kt = "u-live", At = "u-inline", jt = "u-series", Mt = "u-marker", Nt = "u-label", Pt = "u-value", Ft = "width", It = "height", Lt = "top", Rt = "bottom", zt = "left", Bt = "right", Vt = "#000", Ht = "#0000", Ut = "mousemove", Wt = "mousedown", Gt = "mouseup", Kt = "mouseenter", qt = "mouseleave", Jt = "dblclick", Yt = "resize", Xt = "scroll", Zt = "change", Qt = "dppxchange", $t = "--", en = typeof window < "u", tn = en ? document : null, nn = en ? window : null, rn = en ? navigator : null, V, an;
function on() {
	let e = devicePixelRatio;
	V != e && (V = e, an && bn(Zt, an, on), an = matchMedia(`(min-resolution: ${V - .001}dppx) and (max-resolution: ${V + .001}dppx)`), yn(Zt, an, on), nn.dispatchEvent(new CustomEvent(Qt)));
}
function sn(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function cn(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function H(e, t, n) {
	e.style[t] = n + "px";
}
function ln(e, t, n, r) {
	let i = tn.createElement(e);
	return t != null && sn(i, t), n?.insertBefore(i, r), i;
}
function un(e, t) {
	return ln("div", e, t);
}
var dn = /* @__PURE__ */ new WeakMap();
function fn(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != dn.get(e) && (e.style.transform = a, dn.set(e, a), t < 0 || n < 0 || t > r || n > i ? sn(e, Ct) : cn(e, Ct));
}
var pn = /* @__PURE__ */ new WeakMap();
function mn(e, t, n) {
	let r = t + n;
	r != pn.get(e) && (pn.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var hn = /* @__PURE__ */ new WeakMap();
function gn(e, t, n, r) {
	let i = t + "" + n;
	i != hn.get(e) && (hn.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var _n = { passive: !0 }, vn = {
	..._n,
	capture: !0
};
function yn(e, t, n, r) {
	t.addEventListener(e, n, r ? vn : _n);
}
function bn(e, t, n, r) {
	t.removeEventListener(e, n, _n);
}
en && on();
function xn(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 2147483647;
	for (; r - n > 1;) i = a ? n + r >> 1 : Hn((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function Sn(e) {
	return (t, n, r) => {
		let i = -1, a = -1;
		for (let a = n; a <= r; a++) if (e(t[a])) {
			i = a;
			break;
		}
		for (let i = r; i >= n; i--) if (e(t[i])) {
			a = i;
			break;
		}
		return [i, a];
	};
}
var Cn = (e) => e != null, wn = (e) => e != null && e > 0, Tn = Sn(Cn), En = Sn(wn);
function Dn(e, t, n, r = 0, i = !1) {
	let a = i ? En : Tn, o = i ? wn : Cn;
	[t, n] = a(e, t, n);
	let s = e[t], c = e[t];
	if (t > -1) {
		if (r == 1) s = e[t], c = e[n];
		else if (r == -1) s = e[n], c = e[t];
		else for (let r = t; r <= n; r++) {
			let t = e[r];
			o(t) && (t < s ? s = t : t > c && (c = t));
		}
	}
	return [s ?? $n, c ?? -$n];
}
function On(e, t, n, r) {
	let i = Jn(e), a = Jn(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? Yn : Xn, s = i == 1 ? Hn : Wn, c = a == 1 ? Wn : Hn, l = s(o(Vn(e))), u = c(o(Vn(t))), d = qn(n, l), f = qn(n, u);
	return n == 10 && (l < 0 && (d = G(d, -l)), u < 0 && (f = G(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = pr(e, d), t = fr(t, f)), [e, t];
}
function kn(e, t, n, r) {
	let i = On(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var An = .1, jn = {
	mode: 3,
	pad: An
}, Mn = {
	pad: 0,
	soft: null,
	mode: 0
}, Nn = {
	min: Mn,
	max: Mn
};
function Pn(e, t, n, r) {
	return wr(n) ? In(e, t, n) : (Mn.pad = n, Mn.soft = r ? 0 : null, Mn.mode = r ? 3 : 0, In(e, t, Nn));
}
function U(e, t) {
	return e ?? t;
}
function Fn(e, t, n) {
	for (t = U(t, 0), n = U(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function In(e, t, n) {
	let r = n.min, i = n.max, a = U(r.pad, 0), o = U(i.pad, 0), s = U(r.hard, -$n), c = U(i.hard, $n), l = U(r.soft, $n), u = U(i.soft, -$n), d = U(r.mode, 0), f = U(i.mode, 0), p = t - e, m = Yn(p), h = Kn(Vn(e), Vn(t)), g = Vn(Yn(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != $n && (a = 0), f == 2 && u != -$n && (o = 0)));
	let _ = p || h || 1e3, v = qn(10, Hn(Yn(_))), y = G(pr(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : $n, x = Kn(s, y < b && e >= b ? b : Gn(b, y)), S = G(fr(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -$n, w = Gn(c, S > C && t <= C ? C : Kn(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var Ln = new Intl.NumberFormat(en ? rn.language : "en-US"), Rn = (e) => Ln.format(e), zn = Math, Bn = zn.PI, Vn = zn.abs, Hn = zn.floor, Un = zn.round, Wn = zn.ceil, Gn = zn.min, Kn = zn.max, qn = zn.pow, Jn = zn.sign, Yn = zn.log10, Xn = zn.log2, Zn = (e, t = 1) => zn.sinh(e) * t, Qn = (e, t = 1) => zn.asinh(e / t), $n = Infinity;
function er(e) {
	return (Yn((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function tr(e, t, n) {
	return Gn(Kn(e, t), n);
}
function nr(e) {
	return typeof e == "function";
}
function W(e) {
	return nr(e) ? e : () => e;
}
var rr = () => {}, ir = (e) => e, ar = (e, t) => t, or = (e) => null, sr = (e) => !0, cr = (e, t) => e == t, lr = /\.\d*?(?=9{6,}|0{6,})/gm, ur = (e) => {
	if (xr(e) || mr.has(e)) return e;
	let t = `${e}`, n = t.match(lr);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${ur(e)}e${n}`;
	}
	return G(e, r);
};
function dr(e, t) {
	return ur(G(ur(e / t)) * t);
}
function fr(e, t) {
	return ur(Wn(ur(e / t)) * t);
}
function pr(e, t) {
	return ur(Hn(ur(e / t)) * t);
}
function G(e, t = 0) {
	if (xr(e)) return e;
	let n = 10 ** t;
	return Un(e * n * (1 + 2 ** -52)) / n;
}
var mr = /* @__PURE__ */ new Map();
function hr(e) {
	return (("" + e).split(".")[1] || "").length;
}
function gr(e, t, n, r) {
	let i = [], a = r.map(hr);
	for (let o = t; o < n; o++) {
		let t = Vn(o), n = G(qn(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : G(c, l);
			i.push(u), mr.set(u, l);
		}
	}
	return i;
}
var _r = {}, vr = [], yr = [null, null], br = Array.isArray, xr = Number.isInteger, Sr = (e) => e === void 0;
function Cr(e) {
	return typeof e == "string";
}
function wr(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function Tr(e) {
	return typeof e == "object" && !!e;
}
var Er = Object.getPrototypeOf(Uint8Array), Dr = "__proto__";
function Or(e, t = wr) {
	let n;
	if (br(e)) {
		let r = e.find((e) => e != null);
		if (br(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = Or(e[r], t);
		} else n = e.slice();
	} else if (e instanceof Er) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != Dr && (n[r] = Or(e[r], t));
	} else n = e;
	return n;
}
function kr(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != Dr && (wr(e[t]) ? kr(e[t], Or(r[t])) : e[t] = Or(r[t]));
	}
	return e;
}
var Ar = 0, jr = 1, Mr = 2;
function Nr(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function Pr(e, t) {
	if (Lr(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return Rr(t[0]) || (t = Ir(t)), t;
	}
	let n = /* @__PURE__ */ new Set();
	for (let t = 0; t < e.length; t++) {
		let r = e[t][0], i = r.length;
		for (let e = 0; e < i; e++) n.add(r[e]);
	}
	let r = [Array.from(n).sort((e, t) => e - t)], i = r[0].length, a = /* @__PURE__ */ new Map();
	for (let e = 0; e < i; e++) a.set(r[0][e], e);
	for (let n = 0; n < e.length; n++) {
		let o = e[n], s = o[0];
		for (let e = 1; e < o.length; e++) {
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : jr, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != Ar && (l[n] = t, u == Mr && d.push(n)) : l[n] = t;
			}
			Nr(l, d, i), r.push(l);
		}
	}
	return r;
}
var Fr = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function Ir(e) {
	let t = e[0], n = t.length, r = Array(n);
	for (let e = 0; e < r.length; e++) r[e] = e;
	r.sort((e, n) => t[e] - t[n]);
	let i = [];
	for (let t = 0; t < e.length; t++) {
		let a = e[t], o = Array(n);
		for (let e = 0; e < n; e++) o[e] = a[r[e]];
		i.push(o);
	}
	return i;
}
function Lr(e) {
	let t = e[0][0], n = t.length;
	for (let r = 1; r < e.length; r++) {
		let i = e[r][0];
		if (i.length != n) return !1;
		if (i != t) {
			for (let e = 0; e < n; e++) if (i[e] != t[e]) return !1;
		}
	}
	return !0;
}
function Rr(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = Kn(1, Hn((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var K = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
], q = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function zr(e) {
	return e.slice(0, 3);
}
var Br = q.map(zr), Vr = {
	MMMM: K,
	MMM: K.map(zr),
	WWWW: q,
	WWW: Br
};
function Hr(e) {
	return (e < 10 ? "0" : "") + e;
}
function J(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var Ur = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => Hr(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => Hr(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => Hr(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => Hr(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => Hr(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => J(e.getMilliseconds())
};
function Wr(e, t) {
	t ||= Vr;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? Ur[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var Gr = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function Kr(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == Gr ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
var qr = (e) => e % 1 == 0, Jr = [
	1,
	2,
	2.5,
	5
], Yr = gr(10, -32, 0, Jr), Xr = gr(10, 0, 32, Jr), Zr = Xr.filter(qr), Qr = Yr.concat(Xr), $r = "\n", ei = "{YYYY}", ti = $r + ei, ni = "{M}/{D}", ri = $r + ni, ii = ri + "/{YY}", ai = "{aa}", oi = "{h}:{mm}" + ai, si = $r + oi, ci = ":{ss}", Y = null;
function li(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? gr(10, 0, 3, Jr).filter(qr) : gr(10, -3, 0, Jr)).concat([
		t,
		t * 5,
		t * 10,
		t * 15,
		t * 30,
		n,
		n * 5,
		n * 10,
		n * 15,
		n * 30,
		r,
		r * 2,
		r * 3,
		r * 4,
		r * 6,
		r * 8,
		r * 12,
		i,
		i * 2,
		i * 3,
		i * 4,
		i * 5,
		i * 6,
		i * 7,
		i * 8,
		i * 9,
		i * 10,
		i * 15,
		a,
		a * 2,
		a * 3,
		a * 4,
		a * 6,
		o,
		o * 2,
		o * 5,
		o * 10,
		o * 25,
		o * 50,
		o * 100
	]), c = [
		[
			o,
			ei,
			Y,
			Y,
			Y,
			Y,
			Y,
			Y,
			1
		],
		[
			i * 28,
			"{MMM}",
			ti,
			Y,
			Y,
			Y,
			Y,
			Y,
			1
		],
		[
			i,
			ni,
			ti,
			Y,
			Y,
			Y,
			Y,
			Y,
			1
		],
		[
			r,
			"{h}" + ai,
			ii,
			Y,
			ri,
			Y,
			Y,
			Y,
			1
		],
		[
			n,
			oi,
			ii,
			Y,
			ri,
			Y,
			Y,
			Y,
			1
		],
		[
			t,
			ci,
			ii + " " + oi,
			Y,
			ri + " " + oi,
			Y,
			si,
			Y,
			1
		],
		[
			e,
			ci + ".{fff}",
			ii + " " + oi,
			Y,
			ri + " " + oi,
			Y,
			si,
			Y,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = G(g * e, 3), v = yi(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = G(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : G(yi(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(Un(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = yi(c + r * a, l + n * a, 1), s = o - t(G(o * e, 3));
					i = G((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (Hn(l) - Hn(_)) + fr(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = G(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = Hn(G(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					G((o - i) / d, 3) * v >= .7 && p.push(o);
				} else p.push(o);
			}
			return p;
		};
	}
	return [
		s,
		c,
		l
	];
}
var [ui, di, fi] = li(1), [pi, mi, hi] = li(.001);
gr(2, -53, 53, [1]);
function gi(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function _i(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function vi(e, t) {
	let n = Wr(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function yi(e, t, n) {
	return new Date(e, t, n);
}
function bi(e, t) {
	return t(e);
}
var xi = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function Si(e, t) {
	return (n, r, i, a) => a == null ? $t : t(e(r));
}
function Ci(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function wi(e, t) {
	return e.series[t].fill(e, t);
}
var Ti = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: rr,
	markers: {
		show: !0,
		width: 2,
		stroke: Ci,
		fill: wi,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function Ei(e, t) {
	let n = e.cursor.points, r = un(), i = n.size(e, t);
	H(r, Ft, i), H(r, It, i);
	let a = i / -2;
	H(r, "marginLeft", a), H(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && H(r, "borderWidth", o), r;
}
function Di(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function Oi(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function ki(e, t) {
	return e.series[t].points.size;
}
var Ai = [0, 0];
function ji(e, t, n) {
	return Ai[0] = t, Ai[1] = n, Ai;
}
function Mi(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function Ni(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var Pi = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: ji,
	points: {
		one: !1,
		show: Ei,
		size: ki,
		width: 0,
		stroke: Oi,
		fill: Di
	},
	bind: {
		mousedown: Mi,
		mouseup: Mi,
		click: Mi,
		dblclick: Mi,
		mousemove: Ni,
		mouseleave: Ni,
		mouseenter: Ni
	},
	drag: {
		setScale: !0,
		x: !0,
		y: !1,
		dist: 0,
		uni: null,
		click: (e, t) => {
			t.stopPropagation(), t.stopImmediatePropagation();
		},
		_x: !1,
		_y: !1
	},
	focus: {
		dist: (e, t, n, r, i) => r - i,
		prox: -1,
		bias: 0
	},
	hover: {
		skip: [void 0],
		prox: null,
		bias: 0
	},
	left: -10,
	top: -10,
	idx: null,
	dataIdx: null,
	idxs: null,
	event: null
}, Fi = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, Ii = kr({}, Fi, { filter: ar }), Li = kr({}, Ii, { size: 10 }), Ri = kr({}, Fi, { show: !1 }), zi = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", Bi = "bold " + zi, Vi = 1.5, Hi = {
	show: !0,
	scale: "x",
	stroke: Vt,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Bi,
	side: 2,
	grid: Ii,
	ticks: Li,
	border: Ri,
	font: zi,
	lineGap: Vi,
	rotate: 0
}, Ui = "Value", Wi = "Time", Gi = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: $n,
	max: -Infinity,
	idxs: []
};
function Ki(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : Rn(e));
}
function qi(e, t, n, r, i, a, o) {
	let s = [], c = mr.get(i) || 0;
	n = o ? n : G(fr(n, i), c);
	for (let e = n; e <= r; e = G(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function Ji(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = qn(c, Hn((c == 10 ? Yn : Xn)(n))), c == 10 && (i = Qr[xn(i, Qr)]);
	let l = n, u = i * c;
	c == 10 && (u = Qr[xn(u, Qr)]);
	do
		s.push(l), l += i, c == 10 && !mr.has(l) && (l = G(l, mr.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = Qr[xn(u, Qr)]));
	while (l <= r);
	return s;
}
function Yi(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? Ji(e, t, Kn(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? Ji(e, t, Kn(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var Xi = /./, Zi = /[12357]/, Qi = /[125]/, $i = /1/, ea = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function ta(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? Xi : c(7, o) - u >= l ? Zi : c(5, o) - u >= l ? Qi : $i;
	if (d == $i) {
		let e = Vn(c(1, o) - u);
		if (e < l) return ea(t.slice().reverse(), s.distr, d, Wn(l / e)).reverse();
	}
	return ea(t, s.distr, d, 1);
}
function na(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = Vn(c(1, o) - c(2, o));
	return l < s ? ea(t.slice().reverse(), 3, Xi, Wn(s / l)).reverse() : t;
}
function ra(e, t, n, r) {
	return r == null ? $t : t == null ? "" : Rn(t);
}
var ia = {
	show: !0,
	scale: "y",
	stroke: Vt,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Bi,
	side: 3,
	grid: Ii,
	ticks: Li,
	border: Ri,
	font: zi,
	lineGap: Vi,
	rotate: 0
};
function aa(e, t) {
	return G((3 + (e || 1) * 2) * t, 3);
}
function oa(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = Vn(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * V);
	return r[1] - r[0] <= o;
}
var sa = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: $n,
	max: -Infinity
}, ca = (e, t, n, r, i) => i, la = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: ca,
	alpha: 1,
	facets: [kr({}, sa, { scale: "x" }), kr({}, sa, { scale: "y" })]
}, ua = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: ca,
	alpha: 1,
	points: {
		show: oa,
		filter: null
	},
	values: null,
	min: $n,
	max: -Infinity,
	idxs: [],
	path: null,
	clip: null
};
function da(e, t, n, r, i) {
	return n / 10;
}
var fa = {
	time: mt,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, pa = kr({}, fa, {
	time: !1,
	ori: 1
}), ma = {};
function ha(e, t) {
	let n = ma[e];
	return n || (n = {
		key: e,
		plots: [],
		sub(e) {
			n.plots.push(e);
		},
		unsub(e) {
			n.plots = n.plots.filter((t) => t != e);
		},
		pub(e, t, r, i, a, o, s) {
			for (let c = 0; c < n.plots.length; c++) n.plots[c] != t && n.plots[c].pub(e, t, r, i, a, o, s);
		}
	}, e != null && (ma[e] = n)), n;
}
var ga = 1, _a = 2;
function va(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, Da, ka, ja, Na, Fa) : n(i, c, l, u, d, _, g, p, f, h, m, Oa, Aa, Ma, Pa, Ia);
}
function ya(e, t) {
	let n = 0, r = 0, i = U(e.bands, vr);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function ba(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function xa(e, t, n, r, i, a) {
	return va(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? ka : Aa, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function Sa(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? ja : Ma, c = n;
		for (let t = 0; t < e.length; t++) {
			let n = e[t];
			if (n[1] > n[0]) {
				let e = n[0] - c;
				e > 0 && s(o, c, r, e, r + a), c = n[1];
			}
		}
		let l = n + i - c;
		l > 0 && s(o, c, r - 5, l, r + a + 10);
	}
	return o;
}
function Ca(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function wa(e, t, n, r, i, a, o) {
	let s = [], c = e.length;
	for (let l = i == 1 ? n : r; l >= n && l <= r; l += i) if (t[l] === null) {
		let u = l, d = l;
		if (i == 1) for (; ++l <= r && t[l] === null;) d = l;
		else for (; --l >= n && t[l] === null;) d = l;
		let f = a(e[u]), p = d == u ? f : a(e[d]), m = u - i;
		f = o <= 0 && m >= 0 && m < c ? a(e[m]) : f;
		let h = d + i;
		p = o >= 0 && h >= 0 && h < c ? a(e[h]) : p, p >= f && s.push([f, p]);
	}
	return s;
}
function Ta(e) {
	return e == 0 ? ir : e == 1 ? Un : (t) => dr(t, e);
}
function Ea(e) {
	let t = e == 0 ? Da : Oa, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = Gn(c, o / 2, s / 2), l = Gn(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var Da = (e, t, n) => {
	e.moveTo(t, n);
}, Oa = (e, t, n) => {
	e.moveTo(n, t);
}, ka = (e, t, n) => {
	e.lineTo(t, n);
}, Aa = (e, t, n) => {
	e.lineTo(n, t);
}, ja = Ea(0), Ma = Ea(1), Na = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, Pa = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, Fa = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, Ia = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function La(e) {
	return (e, t, n, r, i) => va(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = Da, v = Na) : (_ = Oa, v = Pa);
		let y = G(g.width * V, 3), b = (g.size - g.width) / 2 * V, x = G(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		ja(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, Bn * 2);
			}
		};
		if (i) i.forEach(O);
		else for (let e = n; e <= r; e++) O(e);
		return {
			stroke: y > 0 ? S : null,
			fill: S,
			clip: C,
			flags: 3
		};
	});
}
function Ra(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var za = Ra(ka), Ba = Ra(Aa);
function Va(e) {
	let t = U(e?.alignGaps, 0);
	return (e, n, r, i) => va(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = Tn(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = ka, b = za) : (y = Aa, b = Ba);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: ga
		}, C = S.stroke, w = !1;
		if (i - r >= m * 4) {
			let t = (t) => e.posToVal(t, c.key, !0), n = null, a = null, l, u, d, f = _(o[x == 1 ? r : i]), p = _(o[r]), m = _(o[i]), h = t(x == 1 ? p + 1 : m - 1);
			for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
				let r = o[e], i = (x == 1 ? r < h : r > h) ? f : _(r), c = s[e];
				i == f ? c == null ? c === null && (w = !0) : (u = c, n == null ? (y(C, i, v(u)), l = n = a = u) : u < n ? n = u : u > a && (a = u)) : (n != null && b(C, f, v(n), v(a), v(l), v(u)), c == null ? (n = a = null, c === null && (w = !0)) : (u = c, y(C, i, v(u)), n = a = l = u), f = i, h = t(f + x));
			}
			n != null && n != a && d != f && b(C, f, v(n), v(a), v(l), v(u));
		} else for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
			let t = s[e];
			t === null ? w = !0 : t != null && y(C, _(o[e]), v(t));
		}
		let [T, E] = ya(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...wa(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = Sa(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [xa(e, n, r, i, C, -1), xa(e, n, r, i, C, 1)] : xa(e, n, r, i, C, E)), S;
	});
}
function Ha(e) {
	let t = U(e.align, 1), n = U(e.ascDesc, !1), r = U(e.alignGaps, 0), i = U(e.extend, !1);
	return (e, a, o, s) => va(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = Tn(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? ka : Aa, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: ga
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), O = C(u[D == 1 ? o : s]), k = S(l[D == 1 ? o : s]), ee = k, A = k;
		i && t == -1 && (A = b, w(E, A, O)), w(E, k, O);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, O) : w(E, ee, i), w(E, r, i), O = i, ee = r;
		}
		let te = ee;
		i && t == 1 && (te = b + x, w(E, te, O));
		let [ne, re] = ya(e, a);
		if (c.fill != null || ne != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, ne));
			w(t, te, n), w(t, A, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...wa(l, u, o, s, D, S, r));
			let f = c.width * V / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = Sa(i, d.ori, h, g, _, v);
		}
		return re != 0 && (T.band = re == 2 ? [xa(e, a, o, s, E, -1), xa(e, a, o, s, E, 1)] : xa(e, a, o, s, E, re)), T;
	});
}
function Ua(e, t, n, r, i, a, o = $n) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = Infinity; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = Vn(e[c] - e[s]);
				t < l && (l = t, o = Vn(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function Wa(e) {
	e ||= _r;
	let t = U(e.size, [
		.6,
		$n,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = W(i), o = 1 - t[0], s = U(t[1], $n), c = U(t[2], 1), l = U(e.disp, _r), u = U(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => va(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * V, O = s * V, k = c * V, ee, A;
		_.ori == 0 ? [ee, A] = a(e, t) : [A, ee] = a(e, t);
		let te = _.dir * (_.ori == 0 ? 1 : -1), ne = _.ori == 0 ? ja : Ma, re = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, ie = U(e.bands, vr).find((e) => e.series[0] == t), ae = ie == null ? 0 : ie.dir, oe = m.fillTo(e, t, m.min, m.max, ae), j = T(b(oe, v, w, S)), M, N, se, ce = C, P = T(m.width * V), le = !1, ue = null, de = null, fe = null, pe = null;
		d != null && (P == 0 || f != null) && (le = !0, ue = d.values(e, t, i, p), de = /* @__PURE__ */ new Map(), new Set(ue).forEach((e) => {
			e != null && de.set(e, new Path2D());
		}), P > 0 && (fe = f.values(e, t, i, p), pe = /* @__PURE__ */ new Map(), new Set(fe).forEach((e) => {
			e != null && pe.set(e, new Path2D());
		})));
		let { x0: me, size: he } = l;
		if (me != null && he != null) {
			E = 1, h = me.values(e, t, i, p), me.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = he.values(e, t, i, p);
			N = he.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), ce = Ua(h, g, y, _, C, x, ce), se = ce - N + D;
		} else ce = Ua(h, g, y, _, C, x, ce), se = ce * o + D, N = ce - se;
		se < 1 && (se = 0), P >= N / 2 && (P = 0), se < 5 && (T = ir);
		let ge = se > 0, _e = ce - se - (ge ? P : 0);
		N = T(tr(_e, k, O)), M = (E == 0 ? N / 2 : E == te ? 0 : N) - E * te * ((E == 0 ? D / 2 : 0) + (ge ? P / 2 : 0));
		let ve = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, ye = le ? null : new Path2D(), be = null;
		if (ie != null) be = e.data[ie.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), be = n.values(e, t, i, p));
		}
		let xe = ee * N, Se = A * N;
		for (let n = te == 1 ? i : p; n >= i && n <= p; n += te) {
			let r = g[n];
			if (r == null) continue;
			if (be != null) {
				let e = be[n] ?? 0;
				if (r - e == 0) continue;
				j = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(U(r, oe), v, w, S), o = T(i - M), s = T(Kn(a, j)), c = T(Gn(a, j)), u = s - c;
			if (r != null) {
				let i = r < 0 ? Se : xe, a = r < 0 ? xe : Se;
				le ? (P > 0 && fe[n] != null && ne(pe.get(fe[n]), o, c + Hn(P / 2), N, Kn(0, u - P), i, a), ue[n] != null && ne(de.get(ue[n]), o, c + Hn(P / 2), N, Kn(0, u - P), i, a)) : ne(ye, o, c + Hn(P / 2), N, Kn(0, u - P), i, a), re(e, t, n, o - P / 2, c, N + P, u);
			}
		}
		return P > 0 ? ve.stroke = le ? pe : ye : le || (ve._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, ve.width = 0), ve.fill = le ? de : ye, ve;
	});
}
function Ga(e, t) {
	let n = U(t?.alignGaps, 0);
	return (t, r, i, a) => va(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = Tn(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = Da, S = ka, x = Fa) : (b = Oa, S = Aa, x = Ia);
		let C = l.dir * (l.ori == 0 ? 1 : -1), w = v(s[C == 1 ? i : a]), T = w, E = [], D = [];
		for (let e = C == 1 ? i : a; e >= i && e <= a; e += C) if (c[e] != null) {
			let t = s[e], n = v(t);
			E.push(T = n), D.push(y(c[e]));
		}
		let O = {
			stroke: e(E, D, b, S, x, _),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: ga
		}, k = O.stroke, [ee, A] = ya(t, r);
		if (o.fill != null || ee != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, ee));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...wa(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = Sa(e, l.ori, p, m, h, g);
		}
		return A != 0 && (O.band = A == 2 ? [xa(t, r, i, a, k, -1), xa(t, r, i, a, k, 1)] : xa(t, r, i, a, k, A)), O;
	});
}
function Ka(e) {
	return Ga(qa, e);
}
function qa(e, t, n, r, i, a) {
	let o = e.length;
	if (o < 2) return null;
	let s = new Path2D();
	if (n(s, e[0], t[0]), o == 2) r(s, e[1], t[1]);
	else {
		let n = Array(o), r = Array(o - 1), a = Array(o - 1), c = Array(o - 1);
		for (let n = 0; n < o - 1; n++) a[n] = t[n + 1] - t[n], c[n] = e[n + 1] - e[n], r[n] = a[n] / c[n];
		n[0] = r[0];
		for (let e = 1; e < o - 1; e++) r[e] === 0 || r[e - 1] === 0 || r[e - 1] > 0 != r[e] > 0 ? n[e] = 0 : (n[e] = 3 * (c[e - 1] + c[e]) / ((2 * c[e] + c[e - 1]) / r[e - 1] + (c[e] + 2 * c[e - 1]) / r[e]), isFinite(n[e]) || (n[e] = 0));
		n[o - 1] = r[o - 2];
		for (let r = 0; r < o - 1; r++) i(s, e[r] + c[r] / 3, t[r] + n[r] * c[r] / 3, e[r + 1] - c[r] / 3, t[r + 1] - n[r + 1] * c[r] / 3, e[r + 1], t[r + 1]);
	}
	return s;
}
var Ja = /* @__PURE__ */ new Set();
function Ya() {
	for (let e of Ja) e.syncRect(!0);
}
en && (yn(Yt, nn, Ya), yn(Xt, nn, Ya, !0), yn(Qt, nn, () => {
	fo.pxRatio = V;
}));
var Xa = Va(), Za = La();
function Qa(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => eo(e, r, t, n));
}
function $a(e, t) {
	return e.map((e, n) => n == 0 ? {} : kr({}, t, e));
}
function eo(e, t, n, r) {
	return kr({}, t == 0 ? n : r, e);
}
function to(e, t, n) {
	return t == null ? yr : [t, n];
}
var no = to;
function ro(e, t, n) {
	return t == null ? yr : Pn(t, n, An, !0);
}
function io(e, t, n, r) {
	return t == null ? yr : On(t, n, e.scales[r].log, !1);
}
var ao = io;
function oo(e, t, n, r) {
	return t == null ? yr : kn(t, n, e.scales[r].log, !1);
}
var so = oo;
function co(e, t, n, r, i) {
	let a = Kn(er(e), er(t)), o = t - e, s = xn(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? mr.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function lo(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = Un((n = +r) * V)) + "px"), [
		e,
		t,
		n
	];
}
function uo(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = G(e[2] * V, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function fo(e, t, n) {
	let r = { mode: U(e.mode, 1) }, i = r.mode;
	function a(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? 1 - i : i);
	}
	function o(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? i : 1 - i);
	}
	function s(e, t, n, r) {
		return t.ori == 0 ? a(e, t, n, r) : o(e, t, n, r);
	}
	r.valToPosH = a, r.valToPosV = o;
	let c = !1;
	r.status = 0;
	let l = r.root = un(ht);
	if (e.id != null && (l.id = e.id), sn(l, e.class), e.title) {
		let t = un(vt, l);
		t.textContent = e.title;
	}
	let u = ln("canvas"), d = r.ctx = u.getContext("2d"), f = un(yt, l);
	yn("click", f, (e) => {
		e.target === m && (K != Pr || q != Ir) && Br.click(r, e);
	}, !0);
	let p = r.under = un(bt, f);
	f.appendChild(u);
	let m = r.over = un(xt, f);
	e = Or(e);
	let h = +U(e.pxAlign, 1), g = Ta(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? Qa(e.series || [], Gi, ua, !1) : $a(e.series || [null], la), y = r.axes = Qa(e.axes || [], Hi, ia, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = W(e.fill || null), e.dir = U(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: Xn,
		series: wn
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => Yn(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => Qn(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || _r)[t] || _r;
			if (r.from != null) {
				E(r.from);
				let e = kr({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = kr({}, t == S ? fa : pa, r), n.key = t;
				let e = n.time, a = n.range, o = br(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? jn : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? jn : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && wr(a))) {
					let e = a;
					a = (t, n, r) => n == null ? yr : Pn(n, r, e);
				}
				n.range = W(a || (e ? no : t == S ? n.distr == 3 ? ao : n.distr == 4 ? so : to : n.distr == 3 ? io : n.distr == 4 ? oo : ro)), n.auto = W(!o && n.auto), n.clamp = W(n.clamp || da), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], O = D.distr, k, ee;
	D.ori == 0 ? (sn(l, gt), k = a, ee = o) : (sn(l, _t), k = o, ee = a);
	let A = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (A[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let te = e.tzDate || ((e) => new Date(Un(e / _))), ne = e.fmtDate || Wr, re = _ == 1 ? fi(te) : hi(te), ie = _i(te, gi(_ == 1 ? di : mi, ne)), ae = Si(te, bi(xi, ne)), oe = [], j = r.legend = kr({}, Ti, e.legend), M = r.cursor = kr({}, Pi, { drag: { y: i == 2 } }, e.cursor), N = j.show, se = M.show, ce = j.markers;
	j.idxs = oe, ce.width = W(ce.width), ce.dash = W(ce.dash), ce.stroke = W(ce.stroke), ce.fill = W(ce.fill);
	let P, le, ue, de = [], fe = [], pe, me = !1, he = {};
	if (j.live) {
		let e = v[1] ? v[1].values : null;
		me = e != null, pe = me ? e(r, 1, 0) : { _: 0 };
		for (let e in pe) he[e] = $t;
	}
	if (N) {
		if (P = ln("table", Ot, l), ue = ln("tbody", null, P), j.mount(r, P), me) {
			le = ln("thead", null, P, ue);
			let e = ln("tr", null, le);
			for (var ge in ln("th", null, e), pe) ln("th", Nt, e).textContent = ge;
		} else sn(P, At), j.live && sn(P, kt);
	}
	let _e = { show: !0 }, ve = { show: !1 };
	function ye(e, t) {
		if (t == 0 && (me || !j.live || i == 2)) return yr;
		let n = [], a = ln("tr", jt, ue, ue.childNodes[t]);
		sn(a, e.class), e.show || sn(a, Ct);
		let o = ln("th", null, a);
		if (ce.show) {
			let e = un(Mt, o);
			if (t > 0) {
				let n = ce.width(r, t);
				n && (e.style.border = n + "px " + ce.dash(r, t) + " " + ce.stroke(r, t)), e.style.background = ce.fill(r, t);
			}
		}
		let s = un(Nt, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (ce.show || (s.style.color = e.width > 0 ? ce.stroke(r, t) : ce.fill(r, t)), xe("click", o, (t) => {
			if (M._lock) return;
			Ge(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != j.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && Jr(r, e ? r == n ? _e : ve : _e, !0, sa.setSeries);
				});
			} else Jr(n, { show: !e.show }, !0, sa.setSeries);
		}, !1), Ke && xe(Kt, o, (t) => {
			M._lock || (Ge(t), Jr(v.indexOf(e), ii, !0, sa.setSeries));
		}, !1)), pe) {
			let e = ln("td", Pt, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let be = /* @__PURE__ */ new Map();
	function xe(e, t, n, i = !0) {
		let a = be.get(t) || {}, o = M.bind[e](r, t, n, i);
		o && (yn(e, t, a[e] = o), be.set(t, a));
	}
	function Se(e, t, n) {
		let r = be.get(t) || {};
		for (let n in r) (e == null || n == e) && (bn(n, t, r[n]), delete r[n]);
		e ?? be.delete(t);
	}
	let Ce = 0, we = 0, F = 0, I = 0, L = 0, Te = 0, Ee = L, De = Te, Oe = F, ke = I, Ae = 0, je = 0, Me = 0, Ne = 0;
	r.bbox = {};
	let Pe = !1, Fe = !1, Ie = !1, R = !1, Le = !1, Re = !1;
	function ze(e, t, n) {
		(n || e != r.width || t != r.height) && Be(e, t), er(!1), Ie = !0, Fe = !0, fr();
	}
	function Be(e, t) {
		r.width = Ce = F = e, r.height = we = I = t, L = Te = 0, Ue(), We();
		let n = r.bbox;
		Ae = n.left = dr(L * V, .5), je = n.top = dr(Te * V, .5), Me = n.width = dr(F * V, .5), Ne = n.height = dr(I * V, .5);
	}
	function Ve() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = Hn(t), i = Jn(t);
			e = t == 3 || n && i, e || (Be(r.width, r.height), Fe = !0);
		}
	}
	function He({ width: e, height: t }) {
		ze(e, t);
	}
	r.setSize = He;
	function Ue() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (F -= c, a == 3 ? (L += c, r = !0) : n = !0) : (I -= c, a == 0 ? (Te += c, e = !0) : t = !0));
			}
		}), tt[0] = e, tt[1] = n, tt[2] = t, tt[3] = r, F -= at[1] + at[3], L += at[3], I -= at[2] + at[0], Te += at[0];
	}
	function We() {
		let e = L + F, t = Te + I, n = L, r = Te;
		function i(i, a) {
			switch (i) {
				case 1: return e += a, e - a;
				case 2: return t += a, t - a;
				case 3: return n -= a, n + a;
				case 0: return r -= a, r + a;
			}
		}
		y.forEach((e, t) => {
			if (e.show && e._show) {
				let t = e.side;
				e._pos = i(t, e._size), e.label != null && (e._lpos = i(t, e.labelSize));
			}
		});
	}
	if (M.dataIdx == null) {
		let e = M.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = W(e.prox), i = e.bias ??= 0;
		M.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? $n, u = l >= 0 && l < $n, d = D.ori == 0 ? F : I, f = M.left, p = t[0], m = t[a];
			if (n.has(m[o])) {
				c = null;
				let e = null, t = null, r;
				if (i == 0 || i == -1) for (r = o; e == null && r-- > 0;) n.has(m[r]) || (e = r);
				if (i == 0 || i == 1) for (r = o; t == null && r++ < m.length;) n.has(m[r]) || (t = r);
				if (e != null || t != null) {
					if (u) {
						let n = e == null ? -Infinity : k(p[e], D, d, 0), r = t == null ? Infinity : k(p[t], D, d, 0), i = f - n, a = r - f;
						i <= a ? i <= l && (c = e) : a <= l && (c = t);
					} else c = t == null ? e : e == null ? t : o - e <= t - o ? e : t;
				}
			} else u && Vn(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let Ge = (e) => {
		M.event = e;
	};
	M.idxs = oe, M._lock = !1;
	let z = M.points;
	z.show = W(z.show), z.size = W(z.size), z.stroke = W(z.stroke), z.width = W(z.width), z.fill = W(z.fill);
	let B = r.focus = kr({}, e.focus || { alpha: .3 }, M.focus), Ke = B.prox >= 0, qe = Ke && z.one, Je = [], Ye = [], Xe = [];
	function Ze(e, t) {
		let n = z.show(r, t);
		if (n instanceof HTMLElement) return sn(n, Dt), sn(n, e.class), fn(n, -10, -10, F, I), m.insertBefore(n, Je[t]), n;
	}
	function Qe(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? Cr(n) ? Si(te, bi(n, ne)) : n || ae : n || ra, e.label = e.label || (t ? Wi : Ui);
		}
		if (qe || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || Xa || or, e.fillTo = W(e.fillTo || ba), e.pxAlign = +U(e.pxAlign, h), e.pxRound = Ta(e.pxAlign), e.stroke = W(e.stroke || null), e.fill = W(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = aa(Kn(1, e.width), 1), n = e.points = kr({}, {
				size: t,
				width: Kn(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: Za,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = W(n.show), n.filter = W(n.filter), n.fill = W(n.fill), n.stroke = W(n.stroke), n.paths = W(n.paths), n.pxAlign = e.pxAlign;
		}
		if (N) {
			let n = ye(e, t);
			de.splice(t, 0, n[0]), fe.splice(t, 0, n[1]), j.values.push(null);
		}
		if (se) {
			oe.splice(t, 0, null);
			let n = null;
			qe ? t == 0 && (n = Ze(e, t)) : t > 0 && (n = Ze(e, t)), Je.splice(t, 0, n), Ye.splice(t, 0, 0), Xe.splice(t, 0, 0);
		}
		ea("addSeries", t);
	}
	function $e(e, t) {
		t ??= v.length, e = i == 1 ? eo(e, t, Gi, ua) : eo(e, t, {}, la), v.splice(t, 0, e), Qe(v[t], t);
	}
	r.addSeries = $e;
	function et(e) {
		if (v.splice(e, 1), N) {
			j.values.splice(e, 1), fe.splice(e, 1);
			let t = de.splice(e, 1)[0];
			Se(null, t.firstChild), t.remove();
		}
		se && (oe.splice(e, 1), Je.splice(e, 1)[0].remove(), Ye.splice(e, 1), Xe.splice(e, 1)), ea("delSeries", e);
	}
	r.delSeries = et;
	let tt = [
		!1,
		!1,
		!1,
		!1
	];
	function nt(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = W(e.size), e.space = W(e.space), e.rotate = W(e.rotate), br(e.incrs) && e.incrs.forEach((e) => {
				!mr.has(e) && mr.set(e, hr(e));
			}), e.incrs = W(e.incrs || (i.distr == 2 ? Zr : a ? _ == 1 ? ui : pi : Qr)), e.splits = W(e.splits || (a && i.distr == 1 ? re : i.distr == 3 ? Ji : i.distr == 4 ? Yi : qi)), e.stroke = W(e.stroke), e.grid.stroke = W(e.grid.stroke), e.ticks.stroke = W(e.ticks.stroke), e.border.stroke = W(e.border.stroke);
			let o = e.values;
			e.values = br(o) && !br(o[0]) ? W(o) : a ? br(o) ? _i(te, gi(o, ne)) : Cr(o) ? vi(te, o) : o || ie : o || Ki, e.filter = W(e.filter || (i.distr >= 3 && i.log == 10 ? ta : i.distr == 3 && i.log == 2 ? na : ar)), e.font = lo(e.font), e.labelFont = lo(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && (tt[t] = !0, e._el = un(St, f));
		}
	}
	function rt(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? Un(Hi.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? Un(ia.size / 2) : 0), l;
	}
	let it = r.padding = (e.padding || [
		rt,
		rt,
		rt,
		rt
	]).map((e) => W(U(e, rt))), at = r._padding = it.map((e, t) => e(r, t, tt, 0)), ot, st = null, ct = null, lt = i == 1 ? v[0].idxs : null, ut = null, dt = !1;
	function ft(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			ot = 0;
			for (let e = 1; e < v.length; e++) ot += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), ut = t[0], ot = ut.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(ot);
				for (let e = 0; e < ot; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (er(!0), ea("setData"), O == 2 && (Ie = !0), n !== !1) {
			let e = D;
			e.auto(r, dt) ? pt() : qr(S, e.min, e.max), R ||= M.left >= 0, Re = !0, fr();
		}
	}
	r.setData = ft;
	function pt() {
		dt = !0;
		let e, n;
		i == 1 && (ot > 0 ? (st = lt[0] = 0, ct = lt[1] = ot - 1, e = t[0][st], n = t[0][ct], O == 2 ? (e = st, n = ct) : e == n && (O == 3 ? [e, n] = On(e, e, D.log, !1) : O == 4 ? [e, n] = kn(e, e, D.log, !1) : D.time ? n = e + Un(86400 / _) : [e, n] = Pn(e, n, An, !0))) : (st = lt[0] = e = null, ct = lt[1] = n = null)), qr(S, e, n);
	}
	let mt, Vt, Yt, Xt, Zt, en, rn, an, on, dn;
	function pn(e, t, n, r, i, a) {
		e ??= Ht, n ??= vr, r ??= "butt", i ??= Ht, a ??= "round", e != mt && (d.strokeStyle = mt = e), i != Vt && (d.fillStyle = Vt = i), t != Yt && (d.lineWidth = Yt = t), a != Zt && (d.lineJoin = Zt = a), r != en && (d.lineCap = en = r), n != Xt && d.setLineDash(Xt = n);
	}
	function hn(e, t, n, r) {
		t != Vt && (d.fillStyle = Vt = t), e != rn && (d.font = rn = e), n != an && (d.textAlign = an = n), r != on && (d.textBaseline = on = r);
	}
	function _n(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, dt) && (t == null || t.min == null)) {
			let t = U(st, 0), r = U(ct, i.length - 1), o = n.min == null ? Dn(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = Gn(e.min, n.min = o[0]), e.max = Kn(e.max, n.max = o[1]);
		}
	}
	let vn = {
		min: null,
		max: null
	};
	function Sn() {
		for (let e in b) {
			let t = b[e];
			A[e] == null && (t.min == null || A[S] != null && t.auto(r, dt)) && (A[e] = vn);
		}
		for (let e in b) {
			let t = b[e];
			A[e] == null && t.from != null && A[t.from] != null && (A[e] = vn);
		}
		A[S] != null && er(!0);
		let e = {};
		for (let t in A) {
			let n = A[t];
			if (n != null) {
				let a = e[t] = Or(b[t], Tr);
				if (n.min != null) kr(a, n);
				else if (t != S || i == 2) {
					if (ot == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = $n, a.max = -Infinity;
				}
			}
		}
		if (ot > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = A[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], st = xn(s.min, t[0]), ct = xn(s.max, t[0]), ct - st > 1 && (t[0][st] < s.min && st++, t[0][ct] > s.max && ct--), n.min = ut[st], n.max = ut[ct];
					} else n.show && n.auto && _n(s, o, n, t[a], n.sorted);
					n.idxs[0] = st, n.idxs[1] = ct;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && _n(u, A[o], r, c, r.sorted), d != null && _n(d, A[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = A[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == $n ? null : n.min, n.max == -Infinity ? null : n.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		for (let t in e) {
			let n = e[t];
			if (n.from != null) {
				let i = e[n.from];
				if (i.min == null) n.min = n.max = null;
				else {
					let e = n.range(r, i.min, i.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		let n = {}, a = !1;
		for (let t in e) {
			let r = e[t], i = b[t];
			if (i.min != r.min || i.max != r.max) {
				i.min = r.min, i.max = r.max;
				let e = i.distr;
				i._min = e == 3 ? Yn(i.min) : e == 4 ? Qn(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? Yn(i.max) : e == 4 ? Qn(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) Ie = !0, ea("setScale", e);
			se && M.left >= 0 && (R = Re = !0);
		}
		for (let e in A) A[e] = null;
	}
	function Cn(e) {
		let t = tr(st - 1, 0, ot - 1), n = tr(ct + 1, 0, ot - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < ot - 1;) n++;
		return [t, n];
	}
	function wn() {
		if (ot > 0) {
			let e = v.some((e) => e._focus) && dn != B.alpha;
			e && (d.globalAlpha = dn = B.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (Tn(n, !1), Tn(n, !0), e._paths == null)) {
					let a = dn;
					dn != e.alpha && (d.globalAlpha = dn = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Cn(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), dn != a && (d.globalAlpha = dn = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = dn;
					dn != e.alpha && (d.globalAlpha = dn = e.alpha), e._paths != null && En(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, st, ct, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, st, ct, a), En(t, !0));
					}
					dn != n && (d.globalAlpha = dn = n), ea("drawSeries", t);
				}
			}), e && (d.globalAlpha = dn = 1);
		}
	}
	function Tn(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function En(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = G(l * V, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = Ae - l / 2, t = je - l / 2, n = Me + l, r = Ne + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? Nn(s, l, n.dash, n.cap, c, r, i, o, a) : Mn(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function Mn(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || _r).band;
				br(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && Fn(g, st, ct) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, Nn(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || Nn(n, i, a, o, s, c, l, u, d, f);
	}
	function Nn(e, t, n, r, i, a, o, s, c, l, u, f) {
		pn(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), Ln(i, o), In(e, a, t)) : s & _a ? (Ln(i, o), d.clip(f), In(e, a, t)) : s & ga && (d.save(), d.clip(f), u && d.clip(u), Ln(i, o), d.restore(), In(e, a, t)) : (Ln(i, o), In(e, a, t)), (c || l || f) && d.restore();
	}
	function In(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = mt = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function Ln(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = Vt = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function Rn(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = co(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function zn(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), pn(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function Hn(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, er(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, er(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = Rn(i, c, l, s == 0 ? F : I);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => ut[e]) : p, h = a.distr == 2 ? ut[p[1]] - ut[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = Wn(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function Jn(e) {
		let t = !0;
		return it.forEach((n, i) => {
			let a = n(r, i, tt, e);
			a != at[i] && (t = !1), at[i] = a;
		}), t;
	}
	function Xn() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = Un((t._lpos + s) * V);
				hn(t.labelFont[0], c, "center", n == 2 ? Lt : Rt), d.save(), i == 1 ? (a = o = 0, d.translate(p, Un(je + Ne / 2)), d.rotate((n == 3 ? -Bn : Bn) / 2)) : (a = Un(Ae + Me / 2), o = p);
				let m = nr(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? Me : Ne, h = i == 0 ? Ae : je, _ = t._splits, v = p.distr == 2 ? _.map((e) => ut[e]) : _, x = p.distr == 2 ? ut[_[1]] - ut[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = Un(w * V), E = Un((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * V), D = t._rotate * -Bn / 180, O = g(t._pos * V), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0;
			let ee = t.font[0];
			hn(ee, c, t.align == 1 ? zt : t.align == 2 ? Bt : D > 0 ? zt : D < 0 ? Bt : i == 0 ? "center" : n == 3 ? Bt : zt, D || i == 1 ? "middle" : n == 2 ? Lt : Rt);
			let A = t.font[1] * t.lineGap, te = _.map((e) => g(s(e, p, m, h))), ne = t._values;
			for (let e = 0; e < ne.length; e++) {
				let t = ne[e];
				if (t != null) {
					i == 0 ? a = te[e] : o = te[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * A), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * A);
					}
				}
			}
			S.show && zn(te, S.filter(r, v, e, f, x), i, n, O, T, G(S.width * V, 3), S.stroke(r, e), S.dash, S.cap);
			let re = t.grid;
			re.show && zn(te, re.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? je : Ae, i == 0 ? Ne : Me, G(re.width * V, 3), re.stroke(r, e), re.dash, re.cap), C.show && zn([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? je : Ae, i == 1 ? Ne : Me, G(C.width * V, 3), C.stroke(r, e), C.dash, C.cap);
		}
		ea("drawAxes");
	}
	function er(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let rr = !1, ir = !1, lr = [];
	function ur() {
		ir = !1;
		for (let e = 0; e < lr.length; e++) ea(...lr[e]);
		lr.length = 0;
	}
	function fr() {
		rr ||= (Fr(gr), !0);
	}
	function pr(e, t = !1) {
		rr = !0, ir = t, e(r), gr(), t && lr.length > 0 && queueMicrotask(ur);
	}
	r.batch = pr;
	function gr() {
		if (Pe &&= (Sn(), !1), Ie &&= (Ve(), !1), Fe) {
			if (H(p, zt, L), H(p, Lt, Te), H(p, Ft, F), H(p, It, I), H(m, zt, L), H(m, Lt, Te), H(m, Ft, F), H(m, It, I), H(f, Ft, Ce), H(f, It, we), u.width = Un(Ce * V), u.height = Un(we * V), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						H(e, a ? "left" : "top", r - t), H(e, a ? "width" : "height", n), H(e, a ? "top" : "left", a ? Te : L), H(e, a ? "height" : "width", a ? I : F), cn(e, Ct);
					} else sn(e, Ct);
				}
			}), mt = Vt = Yt = Zt = en = rn = an = on = Xt = null, dn = 1, ki(!0), L != Ee || Te != De || F != Oe || I != ke) {
				er(!1);
				let e = F / Oe, t = I / ke;
				if (se && !R && M.left >= 0) {
					M.left *= e, M.top *= t, Ar && fn(Ar, Un(M.left), 0, F, I), jr && fn(jr, 0, Un(M.top), F, I);
					for (let n = 0; n < Je.length; n++) {
						let r = Je[n];
						r != null && (Ye[n] *= e, Xe[n] *= t, fn(r, Wn(Ye[n]), Wn(Xe[n]), F, I));
					}
				}
				if (J.show && !Le && J.left >= 0 && J.width > 0) {
					J.left *= e, J.width *= e, J.top *= t, J.height *= t;
					for (let e in Mi) H(Ur, e, J[e]);
				}
				Ee = L, De = Te, Oe = F, ke = I;
			}
			ea("setSize"), Fe = !1;
		}
		Ce > 0 && we > 0 && (d.clearRect(0, 0, u.width, u.height), ea("drawClear"), w.forEach((e) => e()), ea("draw")), J.show && Le && (Gr(J), Le = !1), se && R && (Di(null, !0, !1), R = !1), j.show && j.live && Re && (wi(), Re = !1), c || (c = !0, r.status = 1, ea("ready")), dt = !1, rr = !1;
	}
	r.redraw = (e, t) => {
		Ie = t || !1, e === !1 ? fr() : qr(S, D.min, D.max);
	};
	function xr(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (ot == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (ot > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && ot > 0 && (n.min = xn(n.min, t[0]), n.max = xn(n.max, t[0]), n.min == n.max && n.max++), A[e] = n, Pe = !0, fr();
		}
	}
	r.setScale = xr;
	let Er, Dr, Ar, jr, Mr, Nr, Pr, Ir, Lr, Rr, K, q, zr = !1, Br = M.drag, Vr = Br.x, Hr = Br.y;
	se && (M.x && (Er = un(Tt, m)), M.y && (Dr = un(Et, m)), D.ori == 0 ? (Ar = Er, jr = Dr) : (Ar = Dr, jr = Er), K = M.left, q = M.top);
	let J = r.select = kr({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), Ur = J.show ? un(wt, J.over ? m : p) : null;
	function Gr(e, t) {
		if (J.show) {
			for (let t in e) J[t] = e[t], t in Mi && H(Ur, t, e[t]);
			t !== !1 && ea("setSelect");
		}
	}
	r.setSelect = Gr;
	function Kr(e) {
		if (v[e].show) N && cn(de[e], Ct);
		else if (N && sn(de[e], Ct), se) {
			let t = qe ? Je[0] : Je[e];
			t != null && fn(t, -10, -10, F, I);
		}
	}
	function qr(e, t, n) {
		xr(e, {
			min: t,
			max: n
		});
	}
	function Jr(e, t, n, a) {
		t.focus != null && ai(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, Kr(r), i == 2 ? (qr(n.facets[0].scale, null, null), qr(n.facets[1].scale, null, null)) : qr(n.scale, null, null), fr());
		}), n !== !1 && ea("setSeries", e, t), a && va("setSeries", r, e, t);
	}
	r.setSeries = Jr;
	function Yr(e, t) {
		kr(x[e], t);
	}
	function Xr(e, t) {
		e.fill = W(e.fill || null), e.dir = U(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}
	function $r(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	}
	r.addBand = Xr, r.setBand = Yr, r.delBand = $r;
	function ei(e, t) {
		v[e].alpha = t, se && Je[e] != null && (Je[e].style.opacity = t), N && de[e] && (de[e].style.opacity = t);
	}
	let ti, ni, ri, ii = { focus: !0 };
	function ai(e) {
		if (e != ri) {
			let t = e == null, n = B.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && ei(a, i ? 1 : B.alpha);
				}
			}), ri = e, n && fr();
		}
	}
	N && Ke && xe(qt, P, (e) => {
		M._lock || (Ge(e), ri != null && Jr(null, ii, !0, sa.setSeries));
	});
	function oi(e, t, n) {
		let r = b[t];
		n && (e = e / V - (r.ori == 1 ? Te : L));
		let i = F;
		r.ori == 1 && (i = I, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? qn(10, c) : l == 4 ? Zn(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	function si(e, n) {
		return xn(oi(e, S, n), t[0], st, ct);
	}
	r.valToIdx = (e) => xn(e, t[0]), r.posToIdx = si, r.posToVal = oi, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? Me : F, n ? Ae : 0) : o(e, b[t], n ? Ne : I, n ? je : 0), r.setCursor = (e, t, n) => {
		K = e.left, q = e.top, Di(null, t, n);
	};
	function ci(e, t) {
		H(Ur, zt, J.left = e), H(Ur, Ft, J.width = t);
	}
	function Y(e, t) {
		H(Ur, Lt, J.top = e), H(Ur, It, J.height = t);
	}
	let li = D.ori == 0 ? ci : Y, yi = D.ori == 1 ? ci : Y;
	function Ci() {
		if (N && j.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && me) continue;
			let t = j.values[e], n = 0;
			for (let r in t) fe[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function wi(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			oe[t] = e;
		}) : Sr(e.idx) || oe.fill(e.idx), j.idx = oe[0]), N && j.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !me) && Ei(e, oe[e]);
			Ci();
		}
		Re = !1, t !== !1 && ea("setLegend");
	}
	r.setLegend = wi;
	function Ei(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? ut : t[e], o;
		me ? o = i.values(r, e, n) ?? he : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? he : { _: o }), j.values[e] = o;
	}
	function Di(e, n, a) {
		Lr = K, Rr = q, [K, q] = M.move(r, K, q), M.left = K, M.top = q, se && (Ar && fn(Ar, Un(K), 0, F, I), jr && fn(jr, 0, Un(q), F, I));
		let o, s = st > ct;
		ti = $n, ni = null;
		let c = D.ori == 0 ? F : I, l = D.ori == 1 ? F : I;
		if (K < 0 || ot == 0 || s) {
			o = M.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = Je[e];
				t != null && fn(t, -10, -10, F, I);
			}
			Ke && Jr(null, ii, !0, e == null && sa.setSeries), j.live && (oe.fill(o), Re = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? K : q, n = oi(e, S), o = M.idx = xn(n, t[0], st, ct), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = oe[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = M.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Re = Re || S != y || x != _, oe[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : ee(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (Ke && S != null) {
						let t = D.ori == 1 ? K : q, n = Vn(B.dist(r, e, x, _, t));
						if (n < ti) {
							let r = B.bias;
							if (r != 0) {
								let i = oi(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (ti = n, ni = e);
							} else ti = n, ni = e;
						}
					}
					if (Re || qe) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = z.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = z.size(r, e);
						if (v = z.fill(r, e), g = z.stroke(r, e), qe) e == ni && ti <= B.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = Je[e];
							t != null && (Ye[e] = c, Xe[e] = l, gn(t, a, o, y), mn(t, v, g), fn(t, Wn(c), Wn(l), F, I));
						}
					}
				}
			}
			if (qe) {
				let e = B.prox;
				if (Re || (ri == null ? ti <= e : ti > e || ni != ri)) {
					let e = Je[0];
					e != null && (Ye[0] = s, Xe[0] = u, gn(e, d, f, p), mn(e, m, h), fn(e, Wn(s), Wn(u), F, I));
				}
			}
		}
		if (J.show && zr) {
			if (e != null) {
				let [t, n] = sa.scales, [r, i] = sa.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (Vr = s._x, Hr = s._y, Vr || Hr) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && Vr ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), li(Gn(v, y), Vn(y - v))) : li(0, c), S && Hr ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = ee(m(h, o), _, l, 0), y = ee(m(h + g, o), _, l, 0), yi(Gn(v, y), Vn(y - v))) : yi(0, l);
				} else Ni();
			} else {
				let e = Vn(Lr - Mr), t = Vn(Rr - Nr);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				Vr = Br.x && e >= Br.dist, Hr = Br.y && t >= Br.dist;
				let n = Br.uni;
				n == null ? Br.x && Br.y && (Vr || Hr) && (Vr = Hr = !0) : Vr && Hr && (Vr = e >= n, Hr = t >= n, !Vr && !Hr && (t > e ? Hr = !0 : Vr = !0));
				let r, i;
				Vr && (D.ori == 0 ? (r = Pr, i = K) : (r = Ir, i = q), li(Gn(r, i), Vn(i - r)), Hr || yi(0, l)), Hr && (D.ori == 1 ? (r = Pr, i = K) : (r = Ir, i = q), yi(Gn(r, i), Vn(i - r)), Vr || li(0, c)), !Vr && !Hr && (li(0, 0), yi(0, 0));
			}
		}
		if (Br._x = Vr, Br._y = Hr, e == null) {
			if (a) {
				if (ca != null) {
					let [e, t] = sa.scales;
					sa.values[0] = e == null ? null : oi(D.ori == 0 ? K : q, e), sa.values[1] = t == null ? null : oi(D.ori == 1 ? K : q, t);
				}
				va(Ut, r, K, q, F, I, o);
			}
			if (Ke) {
				let e = a && sa.setSeries, t = B.prox;
				ri == null ? ti <= t && Jr(ni, ii, !0, e) : ti > t ? Jr(null, ii, !0, e) : ni != ri && Jr(ni, ii, !0, e);
			}
		}
		Re && (j.idx = o, wi()), n !== !1 && ea("setCursor");
	}
	let Oi = null;
	Object.defineProperty(r, "rect", { get() {
		return Oi ?? ki(!1), Oi;
	} });
	function ki(e = !1) {
		e ? Oi = null : (Oi = m.getBoundingClientRect(), ea("syncRect", Oi));
	}
	function Ai(e, t, n, r, i, a, o) {
		M._lock || zr && e != null && e.movementX == 0 && e.movementY == 0 || (ji(e, t, n, r, i, a, o, !1, e != null), e == null ? Di(t, !0, !1) : Di(null, !0, !0));
	}
	function ji(e, t, n, i, a, o, c, l, u) {
		if (Oi ?? ki(!1), Ge(e), e != null) n = e.clientX - Oi.left, i = e.clientY - Oi.top;
		else {
			if (n < 0 || i < 0) {
				K = -10, q = -10;
				return;
			}
			let [e, r] = sa.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = sa.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? F : I, _ = D.ori == 1 ? F : I, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == Ut) && ((n <= 1 || n >= F - 1) && (n = dr(n, F)), (i <= 1 || i >= I - 1) && (i = dr(i, I))), l ? (Mr = n, Nr = i, [Pr, Ir] = M.move(r, n, i)) : (K = n, q = i);
	}
	let Mi = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function Ni() {
		Gr(Mi, !1);
	}
	let Fi, Ii, Li, Ri;
	function zi(e, t, n, i, a, o, s) {
		zr = !0, Vr = Hr = Br._x = Br._y = !1, ji(e, t, n, i, a, o, s, !0, !1), e != null && (xe(Gt, tn, Bi, !1), va(Wt, r, Pr, Ir, F, I, null));
		let { left: c, top: l, width: u, height: d } = J;
		Fi = c, Ii = l, Li = u, Ri = d;
	}
	function Bi(e, t, n, i, a, o, s) {
		zr = Br._x = Br._y = !1, ji(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = J, f = u > 0 || d > 0, p = Fi != c || Ii != l || Li != u || Ri != d;
		if (f && p && Gr(J), Br.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), Vr && qr(S, oi(e, S), oi(e + t, S)), Hr) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != $n && qr(e, oi(n + r, e), oi(n, e));
			}
			Ni();
		} else M.lock && (M._lock = !M._lock, Di(t, !0, e != null));
		e != null && (Se(Gt, tn), va(Gt, r, K, q, F, I, null));
	}
	function Vi(e, t, n, r, i, a, o) {
		if (M._lock) return;
		Ge(e);
		let s = zr;
		if (zr) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = Vr, r = Hr) : (n = Hr, r = Vr), n && r && (e = K <= 10 || K >= F - 10, t = q <= 10 || q >= I - 10), n && e && (K = K < Pr ? 0 : F), r && t && (q = q < Ir ? 0 : I), Di(null, !0, !0), zr = !1;
		}
		K = -10, q = -10, oe.fill(null), Di(null, !0, !0), s && (zr = s);
	}
	function Xi(e, t, n, i, a, o, s) {
		M._lock || (Ge(e), pt(), Ni(), e != null && va(Jt, r, K, q, F, I, null));
	}
	function Zi() {
		y.forEach(uo), ze(r.width, r.height, !0);
	}
	yn(Qt, nn, Zi);
	let Qi = {};
	Qi.mousedown = zi, Qi.mousemove = Ai, Qi.mouseup = Bi, Qi.dblclick = Xi, Qi.setSeries = (e, t, n, i) => {
		let a = sa.match[2];
		n = a(r, t, n), n != -1 && Jr(n, i, !0, !1);
	}, se && (xe(Wt, m, zi), xe(Ut, m, Ai), xe(Kt, m, (e) => {
		Ge(e), ki(!1);
	}), xe(qt, m, Vi), xe(Jt, m, Xi), Ja.add(r), r.syncRect = ki);
	let $i = r.hooks = e.hooks || {};
	function ea(e, t, n) {
		ir ? lr.push([
			e,
			t,
			n
		]) : e in $i && $i[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) $i[t] = ($i[t] || []).concat(e.hooks[t]);
	});
	let oa = (e, t, n) => n, sa = kr({
		key: null,
		setSeries: !1,
		filters: {
			pub: sr,
			sub: sr
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			cr,
			cr,
			oa
		],
		values: [null, null]
	}, M.sync);
	sa.match.length == 2 && sa.match.push(oa), M.sync = sa;
	let ca = sa.key, ma = ha(ca);
	function va(e, t, n, r, i, a, o) {
		sa.filters.pub(e, t, n, r, i, a, o) && ma.pub(e, t, n, r, i, a, o);
	}
	ma.sub(r);
	function ya(e, t, n, r, i, a, o) {
		sa.filters.sub(e, t, n, r, i, a, o) && Qi[e](null, t, n, r, i, a, o);
	}
	r.pub = ya;
	function xa() {
		ma.unsub(r), Ja.delete(r), be.clear(), bn(Qt, nn, Zi), l.remove(), P?.remove(), ea("destroy");
	}
	r.destroy = xa;
	function Sa() {
		ea("init", e, t), ft(t || e.data, !1), A[S] ? xr(S, A[S]) : pt(), Le = J.show && (J.width > 0 || J.height > 0), R = Re = !0, ze(e.width, e.height);
	}
	return v.forEach(Qe), y.forEach(nt), n ? n instanceof HTMLElement ? (n.appendChild(l), Sa()) : n(r, Sa) : Sa(), r;
}
fo.assign = kr, fo.fmtNum = Rn, fo.rangeNum = Pn, fo.rangeLog = On, fo.rangeAsinh = kn, fo.orient = va, fo.pxRatio = V, fo.join = Pr, fo.fmtDate = Wr, fo.tzDate = Kr, fo.sync = ha;
{
	fo.addGap = Ca, fo.clipGaps = Sa;
	let e = fo.paths = { points: La };
	e.linear = Va, e.stepped = Ha, e.bars = Wa, e.spline = Ka;
}
// src/colours.ts
var po = [
	"#0072b2",
	"#d55e00",
	"#009e73",
	"#a05195",
	"#b58900",
	"#2f8fc4",
	"#555555"
], mo = [
	"#56b4e9",
	"#ff9f59",
	"#35c99a",
	"#dd9ac4",
	"#f0e442",
	"#8fd0ff",
	"#c0c0c0"
], ho = [
	[],
	[8, 4],
	[2, 3],
	[
		10,
		3,
		2,
		3
	],
	[4, 4],
	[14, 5],
	[1, 4]
], go = window.matchMedia("(prefers-color-scheme: dark)"), _o = B(go.matches);
go.addEventListener("change", (e) => {
	_o.value = e.matches;
});
function vo(e) {
	return (_o.value ? mo : po)[e % po.length];
}
function yo(e) {
	return ho[e % ho.length];
}
function bo() {
	return _o.value ? "#c9d1d9" : "#3b434b";
}
function xo() {
	return _o.value ? "#0f1419" : "#ffffff";
}
function So() {
	return _o.value ? "#2b323a" : "#e3e7eb";
}
// src/format.ts
function X(e) {
	return Math.round(e).toLocaleString("en-US");
}
function Co(e) {
	let t = Math.abs(e);
	return t === 0 ? "0" : t >= 1e6 ? `${wo(e / 1e6)}M` : t >= 1e4 ? `${wo(e / 1e3)}k` : wo(e);
}
function wo(e) {
	let t = Math.abs(e);
	return String(Number(e.toFixed(t >= 100 ? 0 : t >= 10 ? 1 : t >= 1 ? 2 : 4)));
}
function Z(e) {
	return e == null ? "–" : e >= 1e3 ? `${wo(e / 1e3)} s` : `${wo(e)} ms`;
}
function Q(e) {
	return e === 0 ? "0 s" : e < 1 ? `${wo(e * 1e3)} ms` : `${wo(e)} s`;
}
function To(e) {
	let t = Math.floor(e / 60), n = Math.floor(t / 60), r = e - t * 60, i = Number.isInteger(r) ? String(r).padStart(2, "0") : r.toFixed(1).padStart(4, "0");
	return n > 0 ? `${n}:${String(t % 60).padStart(2, "0")}:${i}` : `${t}:${i}`;
}
function Eo(e) {
	return `${wo(e * 100)} %`;
}
function Do(e) {
	return e < 1024 ? `${e} B` : e < 1 << 20 ? `${wo(e / 1024)} KiB` : `${wo(e / (1 << 20))} MiB`;
}
function Oo(e) {
	let t = e.endsWith(".") ? e : `${e}.`;
	return t.charAt(0).toUpperCase() + t.slice(1);
}
// src/state.ts
var ko = B(null), Ao = B(null), jo = [
	["overview", "Overview"],
	["sockets", "Sockets"],
	["interactions", "Interactions"]
], Mo = (e) => {
	let [t, ...n] = location.hash.slice(1).split("=");
	return t === e ? n.join("=") : "";
}, No = () => Mo("interaction") ? "interactions" : Mo("socket") ? "sockets" : jo.find(([e]) => `#${e}` === location.hash)?.[0] ?? "overview", Po = B(No()), Fo = B(Mo("interaction")), Io = B(Mo("socket"));
window.addEventListener("hashchange", () => {
	Po.value = No(), Fo.value = Mo("interaction"), Io.value = Mo("socket");
}), tt(() => {
	let e = (Po.value === "interactions" && Fo.value ? `#interaction=${Fo.value}` : Po.value === "sockets" && Io.value ? `#socket=${Io.value}` : "") || `#${Po.value}`;
	location.hash.startsWith("#key=") || location.hash !== e && (e !== "#overview" || location.hash !== "") && (location.hash = e);
});
function Lo(e, ...t) {
	return [encodeURIComponent(e), ...t].join("/");
}
var Ro = B(""), zo = B(""), Bo = B(null), Vo = {
	load: "",
	outcome: "",
	cause: "",
	status: "",
	text: "",
	atLeastMs: 0,
	atMostMs: 0,
	between: null,
	slowest: !1
}, Ho = B(Vo), Uo = Symbol.for("pv"), Wo = 0;
Array.isArray;
function $(t, n, r, i, a, o) {
	n ||= {};
	var s, c, l = n;
	if ("ref" in l && typeof t != "function") for (c in l = {}, n) c == "ref" ? s = n[c] : l[c] = n[c];
	var u = {
		type: t,
		props: l,
		key: r,
		ref: s,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: Uo,
		__v: --Wo,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/chart.tsx
var Go = 26, Ko = [
	1,
	2,
	5,
	10,
	15,
	30,
	60,
	120,
	300,
	600,
	900,
	1800,
	3600,
	7200,
	14400,
	43200,
	86400
];
function qo(e) {
	let t = I(null), n = I(null), r = I(e);
	r.current = e;
	let i = ut(!1), { lines: a, step: o } = e, s = Math.max(0, ...a.map((e) => e.values.length)), c = Te(), l = _o.value, u = s === 0, d = a.map((e) => e.label).join("\n"), f = e.strip ? a.length * Go + 44 : 170, p = L(() => Array.from({ length: s }, (e, t) => t * o), [s, o]), m = L(() => ts(e), [a]);
	F(() => {
		let i = t.current;
		if (!i || u) return;
		let s = {
			stroke: bo,
			grid: {
				stroke: So(),
				width: 1
			},
			ticks: {
				stroke: So(),
				width: 1
			},
			font: "11px system-ui, sans-serif"
		}, c = new fo({
			width: i.clientWidth || 600,
			height: f,
			padding: [
				10,
				12,
				0,
				0
			],
			cursor: {
				drag: {
					x: !0,
					y: !1,
					setScale: !1
				},
				points: {
					size: 6,
					show: !e.strip
				},
				y: !1
			},
			legend: { show: !1 },
			scales: {
				x: {
					time: !1,
					range: (e, t, n) => ko.value ?? [t, Math.max(n, t + o)]
				},
				y: { range: (t, n, i) => e.strip ? [0, a.length] : [0, Math.max(.001, i ?? 0, ...(r.current.marks ?? []).map((e) => e.value)) * 1.08] }
			},
			axes: [{
				...s,
				values: (e, t) => t.map(To),
				size: 30,
				incrs: Ko
			}, {
				...s,
				values: (e, t) => t.map(Co),
				size: 52,
				...e.strip ? {
					values: () => [],
					grid: { show: !1 },
					ticks: { show: !1 }
				} : {}
			}],
			series: [{}, ...a.map((t, n) => ({
				label: t.label,
				stroke: vo(t.colour ?? n),
				width: yo(t.colour ?? n).length > 0 ? 1.75 : 2.5,
				dash: yo(t.colour ?? n),
				spanGaps: !0,
				paths: e.strip ? () => null : void 0,
				points: { show: (t) => !e.strip && t.data[0].length === 1 }
			}))],
			hooks: {
				setSelect: [(e) => {
					e.select.width < 3 || (ko.value = [e.posToVal(e.select.left, "x"), e.posToVal(e.select.left + e.select.width, "x")], e.setSelect({
						left: 0,
						width: 0,
						top: 0,
						height: 0
					}, !1));
				}],
				draw: [(t) => {
					e.strip ? $o(t, r.current) : Qo(t, r.current.marks ?? []);
				}]
			}
		}, Yo(p, a), i);
		n.current = c, c.over.addEventListener("mousemove", (e) => {
			Ao.value = c.data[0][c.posToIdx(e.clientX - c.over.getBoundingClientRect().left)] ?? null;
		}), c.over.addEventListener("mouseleave", () => {
			Ao.value = null;
		}), c.over.addEventListener("click", () => {
			Ao.value !== null && r.current.onPick?.(Ao.value);
		}), c.over.addEventListener("dblclick", () => {
			ko.value = null;
		});
		let l = new ResizeObserver(() => {
			i.clientWidth > 0 && i.clientWidth !== c.width && c.setSize({
				width: i.clientWidth,
				height: f
			});
		});
		return l.observe(i), () => {
			l.disconnect(), c.destroy(), n.current = null;
		};
	}, [
		u,
		l,
		d,
		o,
		f
	]);
	let h = ko.value, g = Ao.value;
	F(() => {
		n.current?.batch((e) => {
			e.setData(Yo(p, a));
		});
	}, [
		h,
		p,
		a
	]), F(() => {
		let e = n.current;
		e && !e.over.matches(":hover") && e.setCursor({
			left: g === null ? -10 : e.valToPos(g, "x"),
			top: g === null ? -10 : 1
		}, !1);
	}, [
		g,
		h,
		p,
		a,
		l
	]);
	let _ = (e) => {
		let t = Math.max(0, Math.min(s - 1, Math.round(e / o))) * o, n = ko.value;
		if (n && (t < n[0] || t > n[1])) {
			let e = n[1] - n[0], r = t < n[0] ? t : t - e;
			ko.value = [r, r + e];
		}
		Ao.value = t;
	}, v = (e) => {
		let t = (s - 1) * o, [n, r] = ko.value ?? [0, t], i = Math.max(2 * o, (r - n) * e), a = Ao.value ?? (n + r) / 2, c = Math.max(0, Math.min(t - i, a - i / 2));
		ko.value = i >= t ? null : [c, c + i];
	};
	return /* @__PURE__ */ $("section", {
		class: "chart",
		"aria-labelledby": c,
		children: [
			/* @__PURE__ */ $("header", { children: [/* @__PURE__ */ $("h3", {
				id: c,
				children: [
					e.title,
					" ",
					/* @__PURE__ */ $("span", {
						class: "unit",
						children: e.unit
					})
				]
			}), /* @__PURE__ */ $("button", {
				type: "button",
				class: "quiet",
				"aria-label": `${i.value ? "Chart" : "Table"}: ${e.title}`,
				onClick: () => {
					i.value = !i.value;
				},
				children: i.value ? "Chart" : "Table"
			})] }),
			u ? /* @__PURE__ */ $("p", {
				class: "hint",
				children: "Nothing yet."
			}) : /* @__PURE__ */ $("div", {
				ref: t,
				class: "plot",
				role: "slider",
				tabIndex: 0,
				hidden: i.value,
				onKeyDown: (t) => {
					if (t.ctrlKey || t.metaKey || t.altKey) return;
					let n = Ao.value ?? ko.value?.[0] ?? 0, r = (t.shiftKey ? 10 : 1) * o, i = {
						ArrowRight: () => _(Ao.value === null ? n : n + r),
						ArrowLeft: () => _(n - r),
						Home: () => _(0),
						End: () => _(s * o),
						"+": () => v(.5),
						"=": () => v(.5),
						"-": () => v(2),
						0: () => {
							ko.value = null;
						},
						Enter: () => {
							Ao.value !== null && e.onPick?.(Ao.value);
						}
					};
					i[t.key] && (t.preventDefault(), i[t.key]());
				},
				"aria-labelledby": c,
				"aria-describedby": `${c}-said axis-keys`,
				"aria-orientation": "horizontal",
				"aria-valuemin": 0,
				"aria-valuemax": (s - 1) * o,
				"aria-valuenow": g ?? 0,
				"aria-valuetext": g === null ? "no time chosen" : `${To(g)}: ${a.map((e) => `${e.label} ${Xo(e, g, o)}`).join(", ")}`
			}),
			/* @__PURE__ */ $("p", {
				id: `${c}-said`,
				hidden: !0,
				children: m
			}),
			!u && !i.value && /* @__PURE__ */ $("ul", {
				class: "lines",
				children: [a.map((t, n) => /* @__PURE__ */ $("li", { children: [
					/* @__PURE__ */ $(Zo, {
						n: t.colour ?? n,
						strip: e.strip
					}),
					" ",
					t.label,
					" ",
					/* @__PURE__ */ $("b", { children: g === null ? "" : Xo(t, g, o) })
				] }, t.label)), /* @__PURE__ */ $("li", {
					class: "at",
					children: g === null ? "" : `at ${To(g)}`
				})]
			}),
			i.value && /* @__PURE__ */ $(ns, {
				...e,
				points: s
			})
		]
	});
}
function Jo({ step: e }) {
	return /* @__PURE__ */ $("p", {
		class: "hint",
		id: "axis-keys",
		children: [
			"Drag to zoom, double-click for all of it; the charts share one cursor. On a focused chart ",
			/* @__PURE__ */ $("kbd", { children: "←" }),
			" ",
			/* @__PURE__ */ $("kbd", { children: "→" }),
			" move the cursor (with ",
			/* @__PURE__ */ $("kbd", { children: "Shift" }),
			" ten points), ",
			/* @__PURE__ */ $("kbd", { children: "+" }),
			" ",
			/* @__PURE__ */ $("kbd", { children: "−" }),
			" zoom, ",
			/* @__PURE__ */ $("kbd", { children: "0" }),
			" shows all of it.",
			e > 1 && ` One point is ${e} s.`,
			ko.value && /* @__PURE__ */ $("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					ko.value = null;
				},
				children: "Show all"
			})
		]
	});
}
function Yo(e, t) {
	return [e, ...t.map((e) => e.values)];
}
function Xo(e, t, n) {
	let r = e.values[Math.round(t / n)];
	return r == null ? "–" : Co(r);
}
function Zo({ n: e, strip: t }) {
	return /* @__PURE__ */ $("svg", {
		class: "swatch",
		width: "26",
		height: "10",
		"aria-hidden": "true",
		children: t ? /* @__PURE__ */ $("rect", {
			x: "8",
			y: "0",
			width: "10",
			height: "10",
			fill: vo(e)
		}) : /* @__PURE__ */ $("line", {
			x1: "0",
			y1: "5",
			x2: "26",
			y2: "5",
			stroke: vo(e),
			"stroke-width": "2.5",
			"stroke-dasharray": yo(e).join(" ")
		})
	});
}
function Qo(e, t) {
	let { left: n, top: r, width: i } = e.bbox, a = e.ctx, o = devicePixelRatio, s = /* @__PURE__ */ new Map();
	for (let n of t) {
		let t = Math.round(e.valToPos(n.value, "y", !0));
		n.value > 0 && s.set(t, [...s.get(t) ?? [], n.label]);
	}
	a.save(), a.strokeStyle = a.fillStyle = bo(), a.lineWidth = o, a.font = `${11 * o}px system-ui, sans-serif`, a.textAlign = "right";
	let c = -1e9;
	for (let [e, t] of [...s].sort(([e], [t]) => e - t)) {
		a.setLineDash([5 * o, 4 * o]), a.beginPath(), a.moveTo(n, e), a.lineTo(n + i, e), a.stroke();
		let s = Math.max(e + 3 * o, c + 13 * o, r);
		c = s, a.textBaseline = "top", es(a, t.join(", "), n + i - 4 * o, s, i - 8 * o);
	}
	a.restore();
}
function $o(e, { lines: t, step: n }) {
	let { left: r, top: i, width: a, height: o } = e.bbox, s = e.ctx, c = devicePixelRatio, l = o / t.length;
	s.save(), s.beginPath(), s.rect(r, i, a, o), s.clip(), s.font = `${11 * c}px system-ui, sans-serif`, s.textBaseline = "top", s.textAlign = "left", t.forEach((t, o) => {
		let u = i + (o + 1) * l, d = Math.max(1, ...t.values.map((e) => e ?? 0));
		s.fillStyle = So(), s.fillRect(r, u - c, a, c), s.fillStyle = vo(t.colour ?? o), t.values.forEach((t, r) => {
			if (!t) return;
			let i = e.valToPos(r * n, "x", !0), a = Math.max(2 * c, (e.valToPos((r + 1) * n, "x", !0) - i) * .9), o = Math.max(3 * c, t / d * (l - 3 * c));
			s.fillRect(i, u - c - o, a, o);
		}), s.fillStyle = bo(), es(s, `${t.label}, up to ${Co(d)}`, r + 4 * c, u - l + 3 * c, a - 8 * c);
	}), s.restore();
}
function es(e, t, n, r, i) {
	e.save(), e.setLineDash([]), e.lineJoin = "round", e.lineWidth = 4 * devicePixelRatio, e.strokeStyle = xo(), e.strokeText(t, n, r, i), e.fillText(t, n, r, i), e.restore();
}
function ts({ title: e, unit: t, lines: n, marks: r }) {
	return `${e}, ${t}: ${[...n.map((e) => `${e.label} at most ${Co(e.values.reduce((e, t) => Math.max(e, t ?? 0), 0))}`), ...(r ?? []).filter((e) => e.value > 0).map((e) => e.label)].join(", ")}. The button Table shows the numbers.`;
}
function ns({ lines: e, step: t, points: n, title: r }) {
	let [i, a] = ko.value ?? [0, n * t], o = Math.max(0, Math.floor(i / t)), s = Math.min(n, Math.ceil(a / t) + 1), c = Math.max(1, Math.ceil((s - o) / 120)), l = [];
	for (let e = o; e < s; e += c) l.push(e);
	return /* @__PURE__ */ $("div", {
		class: "scroll",
		tabIndex: 0,
		role: "group",
		"aria-label": `${r} as a table`,
		children: [/* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [/* @__PURE__ */ $("th", {
			scope: "col",
			children: "time"
		}), e.map((e) => /* @__PURE__ */ $("th", {
			scope: "col",
			children: e.label
		}, e.label))] }) }), /* @__PURE__ */ $("tbody", { children: l.map((n) => /* @__PURE__ */ $("tr", { children: [/* @__PURE__ */ $("th", {
			scope: "row",
			children: To(n * t)
		}), e.map((e) => /* @__PURE__ */ $("td", { children: Xo(e, n * t, t) }, e.label))] }, n)) })] }), c > 1 && /* @__PURE__ */ $("p", {
			class: "hint",
			children: [
				"One row in ",
				c,
				" is shown; zoom in for all."
			]
		})]
	});
}
// src/compare.tsx
function rs(e) {
	return e.schema === "holdfast.compare/v1";
}
var is = {
	better: "✓ BETTER",
	worse: "✗ WORSE",
	mixed: "± BETTER AND WORSE",
	same: "= NO DIFFERENCE",
	other_causes: "≠ OTHER CAUSES",
	not_compared: "? CAN'T BE COMPARED"
}, as = {
	better: "pass",
	worse: "fail",
	mixed: "fail",
	same: "pass",
	other_causes: "invalid",
	not_compared: "invalid"
};
function os({ c: e }) {
	return /* @__PURE__ */ $(x, { children: [/* @__PURE__ */ $("header", {
		class: "top",
		children: [/* @__PURE__ */ $("p", {
			class: `verdict ${as[e.verdict]}`,
			children: is[e.verdict]
		}), /* @__PURE__ */ $("div", { children: [
			/* @__PURE__ */ $("h1", { children: [e.a.scenario === e.b.scenario ? e.a.scenario : `${e.a.scenario} and ${e.b.scenario}`, ": two runs"] }),
			/* @__PURE__ */ $("p", {
				class: "unit",
				children: ["A ", ss(e.a)]
			}),
			/* @__PURE__ */ $("p", {
				class: "unit",
				children: ["B ", ss(e.b)]
			})
		] })]
	}), /* @__PURE__ */ $("main", { children: [
		e.reasons.length > 0 && /* @__PURE__ */ $("ul", { children: e.reasons.map((e) => /* @__PURE__ */ $("li", {
			class: "bad",
			children: e
		}, e)) }),
		e.verdict === "other_causes" && /* @__PURE__ */ $("p", { children: "No number differs by more than the noise, but causes came or went. What happened once need not happen again: repeat the runs to know." }),
		/* @__PURE__ */ $(ls, { c: e }),
		/* @__PURE__ */ $(ds, { c: e }),
		/* @__PURE__ */ $(gs, { c: e }),
		/* @__PURE__ */ $(ys, { c: e })
	] })] });
}
function ss(e) {
	return `${e.id} · ${new Date(e.started).toISOString().slice(0, 19).replace("T", " ")} UTC · ${Q(e.duration_s)} · seed ${e.seed} · ${e.verdict} · holdfast ${e.version}`;
}
var cs = {
	came: "Came with B",
	went: "Gone in B",
	stayed: "In both"
};
function ls({ c: e }) {
	return e.causes.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ $("h2", {
			id: "causes",
			children: "Causes"
		}), e.causes.map((t, n) => /* @__PURE__ */ $("article", {
			class: "cause",
			children: [/* @__PURE__ */ $("h3", { children: [
				cs[t.what],
				": ",
				e.titles[t.cause] ?? t.cause,
				" ",
				/* @__PURE__ */ $("span", {
					class: "unit",
					children: [
						X(t.a),
						" in A, ",
						X(t.b),
						" in B; ",
						[...t.pools, ...t.loads].join(", ")
					]
				})
			] }), /* @__PURE__ */ $("p", { children: [t.sentence.charAt(0).toUpperCase() + t.sentence.slice(1), "."] })]
		}, n))]
	});
}
var us = {
	better: "✓ better",
	worse: "✗ worse",
	same: "= no difference that beats the noise",
	not_compared: "can't be compared",
	shown: "not judged"
};
function ds({ c: e }) {
	let t = e.metrics.filter((e) => e.a !== null || e.b !== null);
	return t.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "numbers",
		children: [
			/* @__PURE__ */ $("h2", {
				id: "numbers",
				children: "Numbers"
			}),
			/* @__PURE__ */ $("p", {
				class: "hint",
				children: [
					"Over the first ",
					e.seconds,
					" s of both. A change counts if it beats the noise of the seconds within the runs, such that equal runs are told apart in at most ",
					Co(e.level * 100),
					" of 100 comparisons, and if it is at least ",
					Co(e.least * 100),
					" %: runs differ by as much from one to the next."
				]
			}),
			/* @__PURE__ */ $("div", {
				class: "scroll",
				style: { maxHeight: "none" },
				tabIndex: 0,
				role: "group",
				"aria-label": "Numbers of both runs",
				children: /* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [
					"number",
					"A",
					"B",
					"change",
					"noise",
					"",
					"verdict"
				].map((e) => e ? /* @__PURE__ */ $("th", {
					scope: "col",
					children: e
				}, e) : /* @__PURE__ */ $("td", {}, e)) }) }), /* @__PURE__ */ $("tbody", { children: t.map((e) => /* @__PURE__ */ $("tr", { children: [
					/* @__PURE__ */ $("th", {
						scope: "row",
						style: { minWidth: "11rem" },
						children: /* @__PURE__ */ $("code", { children: fs(e) })
					}),
					/* @__PURE__ */ $("td", { children: ps(e, e.a) }),
					/* @__PURE__ */ $("td", { children: ps(e, e.b) }),
					/* @__PURE__ */ $("td", { children: e.change === null ? "–" : `${e.change > 0 ? "+" : ""}${ms(e, e.change)}` }),
					/* @__PURE__ */ $("td", { children: e.noise === null ? "–" : `± ${ms(e, e.noise)}` }),
					/* @__PURE__ */ $("td", { children: e.change !== null && e.noise !== null && /* @__PURE__ */ $(hs, {
						change: e.change,
						noise: e.noise
					}) }),
					/* @__PURE__ */ $("td", {
						class: e.verdict === "better" ? "good" : e.verdict === "worse" ? "bad" : "",
						style: {
							whiteSpace: "normal",
							minWidth: "14rem"
						},
						children: [us[e.verdict], e.note && /* @__PURE__ */ $("span", {
							class: "unit",
							children: [" ", e.note]
						})]
					})
				] }, fs(e))) })] })
			})
		]
	});
}
function fs(e) {
	return `${e.metric}(${e.name}${e.step ? `/${e.step}` : ""}${e.stat ? `, ${e.stat}` : ""})`;
}
function ps(e, t) {
	if (t === null) return "–";
	switch (e.unit) {
		case "share": return `${Co(t * 100)} %`;
		case "ms": return t < 0 ? `-${Z(-t)}` : Z(t);
		case "per_s": return `${Co(t)}/s`;
	}
	return Co(t);
}
function ms(e, t) {
	return e.unit === "share" ? `${Co(t * 100)} pp` : ps(e, t);
}
function hs({ change: e, noise: t }) {
	let n = t === 0 ? 0 : Math.max(-3, Math.min(3, e / t)), r = (e) => 60 + e / 3 * 54;
	return /* @__PURE__ */ $("svg", {
		width: "120",
		height: "16",
		viewBox: "0 0 120 16",
		"aria-hidden": "true",
		children: [
			/* @__PURE__ */ $("rect", {
				x: r(-1),
				y: "4",
				width: r(1) - r(-1),
				height: "8",
				fill: "var(--wait)",
				rx: "2"
			}),
			/* @__PURE__ */ $("line", {
				x1: "60",
				x2: "60",
				y1: "1",
				y2: "15",
				stroke: "var(--dim)"
			}),
			/* @__PURE__ */ $("circle", {
				cx: r(n),
				cy: "8",
				r: "4",
				fill: Math.abs(n) > 1 ? "var(--accent)" : "var(--dim)"
			})
		]
	});
}
function gs({ c: e }) {
	return e.differs.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "plans",
		children: [/* @__PURE__ */ $("h2", {
			id: "plans",
			children: "Where the plans differ"
		}), /* @__PURE__ */ $("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Where the plans differ",
			children: /* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [
				"what",
				"A",
				"B",
				""
			].map((e) => e ? /* @__PURE__ */ $("th", {
				scope: "col",
				children: e
			}, e) : /* @__PURE__ */ $("td", {}, e)) }) }), /* @__PURE__ */ $("tbody", { children: e.differs.map((e) => /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("th", {
					scope: "row",
					children: /* @__PURE__ */ $("code", { children: e.what })
				}),
				/* @__PURE__ */ $("td", { children: e.a || "absent" }),
				/* @__PURE__ */ $("td", { children: e.b || "absent" }),
				/* @__PURE__ */ $("td", {
					class: e.pressure ? "bad" : "unit",
					children: e.pressure ? "another load" : ""
				})
			] }, e.what)) })] })
		})]
	});
}
var _s = 3;
function vs({ title: e, unit: t, c: n, lines: r }) {
	return r.some((e) => e.values.some((e) => e !== null && e !== 0)) ? /* @__PURE__ */ $(qo, {
		title: e,
		unit: t,
		step: n.step_s,
		lines: r
	}) : null;
}
function ys({ c: e }) {
	let [t, n] = e.lines, r = (t) => t.map((t) => t / e.step_s), i = (t) => [...t, ...Array(Math.max(0, e.points - t.length)).fill(null)], a = (e, t) => [...new Set([...e ?? [], ...t ?? []].map((e) => e.name))].slice(0, _s), o = (e, t, n, r, a) => {
		let o = [];
		for (let [s, c] of [["A", n], ["B", r]]) {
			let n = c?.find((t) => t.name === e);
			n && o.push({
				label: `${s}: ${t}`,
				values: i(a(n)),
				colour: s === "A" ? 0 : 1
			});
		}
		return o;
	};
	return /* @__PURE__ */ $("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ $("h2", {
				id: "axis",
				children: "Both runs in time"
			}),
			/* @__PURE__ */ $("p", {
				class: "hint",
				children: "Each from its own start."
			}),
			/* @__PURE__ */ $(Jo, { step: e.step_s }),
			a(t.loads, n.loads).map((i) => /* @__PURE__ */ $("div", { children: [
				/* @__PURE__ */ $(vs, {
					title: `Latency of ${i}, p99`,
					unit: "ms from plan, ± 12 %",
					c: e,
					lines: o(i, "p99", t.loads, n.loads, (e) => e.latency_p99_ms)
				}),
				/* @__PURE__ */ $(vs, {
					title: `Latency of ${i}, p50`,
					unit: "ms from plan, ± 12 %",
					c: e,
					lines: o(i, "p50", t.loads, n.loads, (e) => e.latency_p50_ms)
				}),
				/* @__PURE__ */ $(vs, {
					title: `Good interactions of ${i}`,
					unit: "a second",
					c: e,
					lines: o(i, "good", t.loads, n.loads, (e) => r(e.good))
				}),
				/* @__PURE__ */ $(vs, {
					title: `Failed interactions of ${i}`,
					unit: "a second",
					c: e,
					lines: o(i, "failed", t.loads, n.loads, (e) => r(e.failed))
				})
			] }, i)),
			a(t.pools, n.pools).map((r) => /* @__PURE__ */ $("div", { children: [
				/* @__PURE__ */ $(vs, {
					title: `Open sockets of ${r}`,
					unit: "at the end of a second",
					c: e,
					lines: o(r, "open", t.pools, n.pools, (e) => e.open)
				}),
				/* @__PURE__ */ $(vs, {
					title: `Lost sockets of ${r}`,
					unit: `in ${e.step_s} s`,
					c: e,
					lines: o(r, "lost", t.pools, n.pools, (e) => e.lost)
				}),
				/* @__PURE__ */ $(vs, {
					title: `Pings of ${r}, p99`,
					unit: "ms, ± 12 %",
					c: e,
					lines: o(r, "p99", t.pools, n.pools, (e) => e.rtt_p99_ms)
				})
			] }, r)),
			/* @__PURE__ */ $(vs, {
				title: "Interactions in flight",
				unit: "most at once",
				c: e,
				lines: [{
					label: "A: in flight",
					values: i(t.in_flight ?? [])
				}, {
					label: "B: in flight",
					values: i(n.in_flight ?? [])
				}]
			})
		]
	});
}
// src/data.ts
function bs(e) {
	return xs(document.getElementById(e)?.textContent ?? "");
}
async function xs(e) {
	let t = new Blob([Ss(e)]).stream().pipeThrough(new DecompressionStream("gzip"));
	return new Uint8Array(await new Response(t).arrayBuffer());
}
function Ss(e) {
	let t = Uint8Array.fromBase64;
	if (t) return t.call(Uint8Array, e);
	let n = atob(e), r = new Uint8Array(n.length);
	for (let e = 0; e < n.length; e++) r[e] = n.charCodeAt(e);
	return r;
}
async function Cs() {
	return JSON.parse(new TextDecoder().decode(await bs("data")));
}
function ws(e) {
	if (e.schema !== "holdfast.page/v2") throw Error(`this page shows holdfast.page/v2, not ${e.schema}`);
	return e;
}
// src/rows.tsx
var Ts = 30, Es = matchMedia("(max-width: 760px)"), Ds = B(Es.matches);
Es.addEventListener("change", () => {
	Ds.value = Es.matches;
});
function Os({ label: e, columns: t, rows: n, chosen: r, onChoose: i, onClose: a }) {
	let o = Ds.value ? t.filter((e) => !e.wide) : t, s = ut(0), c = ut(0), l = I(null), u = Math.max(0, Math.min(n.length - 14, Math.floor(s.value / Ts) - 4)), d = Array.prototype.slice.call(n, u, u + 14 + 8), f = { gridTemplateColumns: o.map((e) => e.width).join(" ") }, p = I(void 0);
	F(() => {
		let e = p.current === void 0 ? -1 : Array.prototype.indexOf.call(n, p.current);
		e >= 0 && e === c.value || (m(Math.max(0, e)), e < 0 && l.current && (l.current.scrollTop = 0));
	}, [n]);
	let m = (e) => {
		c.value = Math.max(0, Math.min(n.length - 1, e)), p.current = c.value > 0 ? n[c.value] : void 0;
		let t = l.current, r = c.value * Ts;
		t && (r < t.scrollTop && (t.scrollTop = r), r + Ts > t.scrollTop + t.clientHeight - Ts && (t.scrollTop = r + 60 - t.clientHeight), s.value = t.scrollTop);
	};
	return F(() => {
		let e = r < 0 || n[c.value] === r ? -1 : Array.prototype.indexOf.call(n, r);
		e >= 0 && m(e);
	}, [r]), /* @__PURE__ */ $("div", {
		class: "rows",
		role: "grid",
		"aria-label": e,
		"aria-rowcount": n.length + 1,
		tabIndex: 0,
		ref: l,
		onKeyDown: (e) => {
			let t = {
				ArrowDown: 1,
				ArrowUp: -1,
				PageDown: 14,
				PageUp: -14,
				Home: -n.length,
				End: n.length
			}[e.key];
			t !== void 0 && (e.preventDefault(), m(c.value + t)), e.key === "Enter" && n[c.value] !== void 0 && i(n[c.value], !0), e.key === "Escape" && a?.();
		},
		style: { height: `${Math.min(14, Math.max(2, n.length) + 1) * Ts + 2}px` },
		"aria-activedescendant": c.value >= u && c.value < u + d.length ? `${e}-${c.value}` : void 0,
		onScroll: (e) => {
			s.value = e.currentTarget.scrollTop;
		},
		children: [/* @__PURE__ */ $("div", {
			class: "row head",
			role: "row",
			"aria-rowindex": 1,
			style: f,
			children: o.map((e) => /* @__PURE__ */ $("span", {
				role: "columnheader",
				class: e.right ? "right" : "",
				children: e.head
			}, e.head))
		}), /* @__PURE__ */ $("div", {
			role: "rowgroup",
			style: {
				height: `${n.length * Ts}px`,
				position: "relative"
			},
			children: d.map((t, n) => {
				let a = u + n;
				return /* @__PURE__ */ $("div", {
					id: `${e}-${a}`,
					role: "row",
					"aria-rowindex": a + 2,
					"aria-selected": t === r,
					class: `row${t === r ? " chosen" : ""}${a === c.value ? " at" : ""}`,
					style: {
						...f,
						position: "absolute",
						top: `${a * Ts}px`,
						left: "0",
						right: "0"
					},
					onClick: () => {
						m(a), i(t, !1);
					},
					children: o.map((e) => /* @__PURE__ */ $("span", {
						role: "gridcell",
						class: e.right ? "right" : "",
						children: e.cell(t)
					}, e.head))
				}, t);
			})
		})]
	});
}
// src/tcp.ts
var ks = {
	1: "established",
	2: "SYN sent",
	4: "FIN wait 1",
	5: "FIN wait 2",
	6: "time wait",
	7: "closed",
	8: "close wait",
	9: "last ACK",
	11: "closing"
};
function As(e) {
	let [t, n, r, i, a, o, s, c, l, u, d, f, p, m] = e, h = [
		["TCP was", ks[t] ?? `in state ${t}`],
		["round trip", `${Z(l / 1e3)} ± ${Z(u / 1e3)}`],
		["segments", `${X(d)} in, ${X(f)} out`],
		["by the kernel's clocks", `data sent ${Z(o)}, data received ${Z(s)}, an ACK ${Z(c)} before`]
	];
	return (i > 0 || r > 0 || n > 0) && h.push(["retransmitted", `${X(i)} segments; ${X(r)} times in a row at the end, backoff ${n}`]), (a > 0 || p > 0) && h.push(["not acknowledged", `${X(a)} segments, ${Do(p)}`]), m > 0 && h.push(["not read by us", Do(m)]), h;
}
// src/waterfall.tsx
var js = {
	late: "late",
	queued: "waiting for a connection",
	connect: "connect",
	tls: "TLS",
	answer: "waiting for the first byte",
	read: "reading",
	wait: "waiting to try again",
	think: "the customer thinks",
	work: "waiting for a message"
};
function Ms({ title: e, label: t, byKey: n, onClose: r, children: i }) {
	let a = I(null);
	return F(() => {
		n && a.current?.focus({ preventScroll: !0 }), a.current?.scrollIntoView({ block: "nearest" });
	}, [t, n]), /* @__PURE__ */ $("aside", {
		class: "detail",
		"aria-label": t,
		ref: a,
		tabIndex: -1,
		onKeyDown: (e) => {
			e.key === "Escape" && (e.stopPropagation(), r());
		},
		children: [/* @__PURE__ */ $("div", {
			class: "detail-head",
			children: [/* @__PURE__ */ $("h3", { children: e }), /* @__PURE__ */ $("button", {
				type: "button",
				class: "quiet",
				onClick: r,
				children: "Close"
			})]
		}), i]
	});
}
function Ns({ page: e, one: t }) {
	let n = Math.max(1e-6, ...[t.ended_s, ...t.frames.map((e) => e.at_s)].map((e) => e - t.planned_s)), r = (e) => `${Math.max(0, Math.min(100, (e - t.planned_s) / n * 100))}%`, i = Is(t), a = new Set(i.flatMap((e) => e.segments.map((e) => e.phase)));
	return /* @__PURE__ */ $(x, { children: [
		/* @__PURE__ */ $(Ps, {
			page: e,
			one: t
		}),
		/* @__PURE__ */ $("div", {
			class: "waterfall",
			role: "list",
			"aria-label": "What it did, in order",
			children: [/* @__PURE__ */ $("div", {
				class: "bar-row axis",
				"aria-hidden": "true",
				children: [
					/* @__PURE__ */ $("span", {}),
					/* @__PURE__ */ $("span", {
						class: "scale",
						children: [
							0,
							.25,
							.5,
							.75,
							1
						].map((e) => /* @__PURE__ */ $("i", {
							style: { left: `${e * 100}%` },
							children: Z(e * n * 1e3)
						}, e))
					}),
					/* @__PURE__ */ $("span", {})
				]
			}), i.map((e, t) => /* @__PURE__ */ $("div", {
				class: `bar-row${e.sub ? " sub" : ""}`,
				role: "listitem",
				children: [
					/* @__PURE__ */ $("span", {
						class: "name",
						children: e.label
					}),
					/* @__PURE__ */ $("span", {
						class: "track",
						"aria-hidden": "true",
						children: [e.segments.map((e, t) => /* @__PURE__ */ $("i", {
							class: `seg ${e.phase}${e.broken ? " broken" : ""}`,
							title: `${js[e.phase]} ${Z((e.to - e.from) * 1e3)}`,
							style: {
								left: r(e.from),
								width: `max(2px, ${Math.max(0, (e.to - e.from) / n * 100)}%)`
							}
						}, t)), e.frames?.map((e, t) => /* @__PURE__ */ $("i", {
							class: `mark ${e.out ? "out" : "in"}`,
							title: `${e.out ? "sent" : "received"} ${e.kind} ${e.text}`,
							style: { left: r(e.at_s) }
						}, t))]
					}),
					/* @__PURE__ */ $("span", {
						class: e.bad ? "bad" : "",
						children: e.note
					})
				]
			}, t))]
		}),
		/* @__PURE__ */ $("p", {
			class: "legend",
			"aria-hidden": "true",
			children: [Object.keys(js).filter((e) => a.has(e)).map((e) => /* @__PURE__ */ $("span", { children: [
				/* @__PURE__ */ $("i", { class: `seg ${e}` }),
				" ",
				js[e]
			] }, e)), t.frames.length > 0 && /* @__PURE__ */ $(x, { children: [/* @__PURE__ */ $("span", { children: [/* @__PURE__ */ $("i", { class: "mark out" }), " sent"] }), /* @__PURE__ */ $("span", { children: [/* @__PURE__ */ $("i", { class: "mark in" }), " received"] })] })]
		}),
		t.missing.steps > 0 && /* @__PURE__ */ $("p", {
			class: "hint",
			children: [
				X(t.missing.steps),
				" more steps are not kept: an interaction keeps its first ",
				X(t.steps.length),
				"."
			]
		}),
		t.missing.attempts > 0 && /* @__PURE__ */ $("p", {
			class: "hint",
			children: [X(t.missing.attempts), " more attempts are not kept."]
		}),
		t.breaks.map((n, r) => /* @__PURE__ */ $(Vs, {
			page: e,
			one: t,
			b: n
		}, r)),
		t.missing.breaks > 0 && /* @__PURE__ */ $("p", {
			class: "hint",
			children: [X(t.missing.breaks), " more connections that ended are not kept."]
		}),
		t.frames.length > 0 && /* @__PURE__ */ $(Hs, { one: t })
	] });
}
function Ps({ page: e, one: t }) {
	let n = e.summary.causes[t.cause], r = Fs(t).reduce((e, [t, n]) => e + n - t, 0);
	return /* @__PURE__ */ $(x, { children: [/* @__PURE__ */ $("dl", {
		class: "facts",
		children: [
			/* @__PURE__ */ $("dt", { children: "planned at" }),
			/* @__PURE__ */ $("dd", { children: Q(t.planned_s) }),
			/* @__PURE__ */ $("dt", { children: "started" }),
			/* @__PURE__ */ $("dd", { children: [Z(Math.max(0, t.started_s - t.planned_s) * 1e3), " after plan"] }),
			/* @__PURE__ */ $("dt", { children: "from plan to end" }),
			/* @__PURE__ */ $("dd", { children: [Z((t.ended_s - t.planned_s) * 1e3), r > 0 && `, of which the customer thinks ${Z(r * 1e3)}`] }),
			/* @__PURE__ */ $("dt", { children: "outcome" }),
			/* @__PURE__ */ $("dd", {
				class: t.failure ? "bad" : "good",
				children: t.failure ? `✗ ${t.failure.replaceAll("_", " ")}` : "✓ good"
			}),
			t.conversation && /* @__PURE__ */ $(x, { children: [/* @__PURE__ */ $("dt", { children: "conversation" }), /* @__PURE__ */ $("dd", { children: t.conversation })] })
		]
	}), n && /* @__PURE__ */ $("p", {
		class: "cause",
		children: [
			/* @__PURE__ */ $("b", { children: e.titles[n.cause] ?? n.cause.replaceAll("_", " ") }),
			": ",
			Oo(n.sentence),
			" ",
			/* @__PURE__ */ $("span", {
				class: "advice",
				children: n.advice
			})
		]
	})] });
}
function Fs(e) {
	let t = [], n = e.planned_s;
	for (let r of e.steps) r.planned_s - n > 1e-6 && t.push([n, r.planned_s]), n = r.ended_s;
	return e.missing.steps === 0 && e.ended_s - n > 1e-4 && t.push([n, e.ended_s]), t;
}
function Is(e) {
	let t = [], n = Fs(e), r = (e, n) => t.push({
		label: "think",
		segments: [{
			phase: "think",
			from: e,
			to: n
		}],
		note: Z((n - e) * 1e3)
	});
	e.steps.forEach((i, a) => {
		for (; n.length > 0 && n[0][1] <= i.planned_s + 1e-9;) r(...n.shift());
		let o = e.attempts.filter((e) => e.position === a), s = [
			i.status > 0 && i.status !== 101 ? `status ${i.status}` : "",
			i.failure && i.failure !== String(i.status) ? i.failure.replaceAll("_", " ") : "",
			i.detail
		].filter((e) => e).join(", ");
		if (o.length === 1) {
			let e = Rs(o[0], i.planned_s);
			t.push({
				label: i.name,
				segments: e,
				note: /* @__PURE__ */ $(x, { children: [Bs(e), s && /* @__PURE__ */ $("b", { children: [" ", s] })] }),
				bad: i.failure !== ""
			});
		} else o.length === 0 ? t.push({
			label: i.name,
			segments: Ls(i),
			note: /* @__PURE__ */ $(x, { children: [Z((i.ended_s - Math.max(i.planned_s, i.sent_s)) * 1e3), s && /* @__PURE__ */ $("b", { children: [" ", s] })] }),
			bad: i.failure !== ""
		}) : (t.push({
			label: i.name,
			segments: [],
			note: /* @__PURE__ */ $(x, { children: [
				X(i.attempts),
				" attempts in ",
				Z((i.ended_s - i.planned_s) * 1e3),
				s && /* @__PURE__ */ $("b", { children: [" ", s] })
			] }),
			bad: i.failure !== ""
		}), o.forEach((e, n) => {
			let r = Rs(e, n === 0 ? i.planned_s : e.asked_s), a = o[n + 1], s = a ? a.asked_s : e.wait_s > 0 ? e.ended_s + e.wait_s : e.ended_s;
			s > e.ended_s && r.push({
				phase: "wait",
				from: e.ended_s,
				to: s
			});
			let c = [
				e.status > 0 ? `status ${e.status}` : "",
				e.failure && e.failure !== String(e.status) ? e.failure.replaceAll("_", " ") : "",
				e.retry_after ? `Retry-After: ${e.retry_after}` : "",
				s > e.ended_s ? `waited ${Z((s - e.ended_s) * 1e3)}` : ""
			].filter((e) => e).join(", ");
			t.push({
				label: `attempt ${n + 1}`,
				sub: !0,
				segments: r,
				note: /* @__PURE__ */ $(x, { children: [
					Bs(r),
					" ",
					/* @__PURE__ */ $("b", { children: c })
				] }),
				bad: e.failure !== ""
			});
		}));
	});
	for (let [e, t] of n) r(e, t);
	for (let n of new Set(e.frames.map((e) => e.socket))) {
		let r = e.frames.filter((e) => e.socket === n);
		t.push({
			label: `frames of ${n}`,
			segments: [],
			frames: r,
			note: `${X(r.filter((e) => e.out).length)} sent, ${X(r.filter((e) => !e.out).length)} received`
		});
	}
	return t;
}
function Ls(e) {
	let t = [];
	return e.sent_s > e.planned_s + 1e-4 && t.push({
		phase: "late",
		from: e.planned_s,
		to: e.sent_s
	}), t.push({
		phase: "work",
		from: Math.max(e.planned_s, e.sent_s),
		to: e.ended_s,
		broken: e.failure !== ""
	}), t;
}
function Rs(e, t) {
	let n = [], r = (e, t, r, i = 0) => {
		r - t > i && n.push({
			phase: e,
			from: t,
			to: r
		});
	};
	r("late", t, e.asked_s, 1e-4), r("queued", e.asked_s, e.dialed_s || e.sent_s || e.ended_s, 1e-4), e.dialed_s > 0 && r("connect", e.dialed_s, e.connected_s || e.ended_s), e.connected_s > 0 && (e.secured_s > 0 || e.sent_s === 0) && r("tls", e.connected_s, e.secured_s || e.ended_s), e.sent_s > 0 && r("answer", e.sent_s, e.first_byte_s || e.ended_s), e.first_byte_s > 0 && r("read", e.first_byte_s, e.ended_s);
	let i = n.at(-1);
	return i && e.failure && (i.broken = !0), n;
}
var zs = {
	late: "late",
	queued: "queued",
	connect: "connect",
	tls: "TLS",
	answer: "first byte",
	read: "read",
	wait: "",
	think: "",
	work: ""
};
function Bs(e) {
	return e.filter((e) => zs[e.phase]).map((e) => `${zs[e.phase]} ${Z((e.to - e.from) * 1e3)}`).join(" · ");
}
function Vs({ page: e, one: t, b: n }) {
	let r = t.steps[n.position], i = e.summary.run.target.addresses[n.address], a = [["ended as", `${n.how.replaceAll("_", " ")}${n.errname ? ` ${n.errname}` : ""}${n.close_code ? ` ${n.close_code}` : ""}`]];
	return n.reason && a.push(["reason given", n.reason]), n.detail && a.push(["detail", n.detail]), a.push(["ended at", `${Q(n.ended_s)}, ${Z((n.ended_s - t.planned_s) * 1e3)} after plan`], ["during", r?.name ?? "what came next"]), a.push(["could be used for", n.ready_s > 0 ? Z((n.ended_s - n.ready_s) * 1e3) : "never"]), a.push(["last received", n.received_s > 0 ? `${Z((n.ended_s - n.received_s) * 1e3)} before the end` : "nothing"], ["last sent", n.sent_s > 0 ? `${Z((n.ended_s - n.sent_s) * 1e3)} before the end` : "nothing"]), n.tls && a.push(["TLS", n.close_notify ? "ended properly (close_notify)" : "ended without close_notify"]), i && a.push(["address", `${i}${n.local_port ? `, from our port ${n.local_port}` : ""}`]), n.tcp && a.push(...As(n.tcp)), a.push(["this machine was away", `${Z(n.own_gap_s * 1e3)} at most in the 10 s before`]), /* @__PURE__ */ $("section", {
		class: "evidence",
		children: [/* @__PURE__ */ $("h4", { children: [n.socket ? `The WebSocket ${n.socket}` : "A connection", " ended"] }), /* @__PURE__ */ $("dl", { children: a.map(([e, t]) => /* @__PURE__ */ $("div", { children: [/* @__PURE__ */ $("dt", { children: e }), /* @__PURE__ */ $("dd", { children: t })] }, e)) })]
	});
}
function Hs({ one: e }) {
	let t = e.missing.frames > 0 ? e.frames.length / 2 : -1, n = new Set(e.frames.map((e) => e.socket)).size > 1;
	return /* @__PURE__ */ $("section", { children: [/* @__PURE__ */ $("h4", { children: "Frames" }), /* @__PURE__ */ $("div", {
		class: "scroll",
		tabIndex: 0,
		role: "region",
		"aria-label": "Frames",
		children: /* @__PURE__ */ $("table", {
			class: "frames",
			children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("th", {
					scope: "col",
					children: "after plan"
				}),
				n && /* @__PURE__ */ $("th", {
					scope: "col",
					children: "socket"
				}),
				/* @__PURE__ */ $("th", {
					scope: "col",
					children: "way"
				}),
				/* @__PURE__ */ $("th", {
					scope: "col",
					children: "kind"
				}),
				/* @__PURE__ */ $("th", {
					scope: "col",
					class: "right",
					children: "size"
				}),
				/* @__PURE__ */ $("th", {
					scope: "col",
					children: "begins with"
				})
			] }) }), /* @__PURE__ */ $("tbody", { children: e.frames.map((r, i) => /* @__PURE__ */ $(x, { children: [i === t && /* @__PURE__ */ $("tr", { children: /* @__PURE__ */ $("td", {
				colSpan: n ? 6 : 5,
				class: "hint",
				children: [X(e.missing.frames), " frames in between are not kept"]
			}) }, "gap"), /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("td", { children: Z((r.at_s - e.planned_s) * 1e3) }),
				n && /* @__PURE__ */ $("td", { children: r.socket }),
				/* @__PURE__ */ $("td", { children: r.out ? "→ sent" : "← received" }),
				/* @__PURE__ */ $("td", { children: r.kind }),
				/* @__PURE__ */ $("td", {
					class: "right",
					children: Do(r.bytes)
				}),
				/* @__PURE__ */ $("td", {
					class: "text",
					children: r.text
				})
			] }, i)] })) })]
		})
	})] });
}
// src/interactions.tsx
function Us({ page: e }) {
	return (e.loads ?? []).length ? Bo.value ? /* @__PURE__ */ $(Ws, {
		page: e,
		all: Bo.value
	}) : /* @__PURE__ */ $("p", {
		role: "status",
		children: "Reading the interactions …"
	}) : /* @__PURE__ */ $("p", { children: "The scenario has no loads, so there were no interactions." });
}
function Ws({ page: e, all: t }) {
	let n = Ho.value, r = ko.value, i = L(() => t.filter({
		...n,
		between: r
	}), [
		t,
		n,
		r
	]), a = ut(!1), o = (e) => {
		Ho.value = {
			...n,
			...e
		};
	}, s = Ks(e, t), c = e.summary.interactions.total, l = e.summary.causes, u = (t) => e.loads?.[t]?.name ?? "", d = (e) => t.row(e), f = n !== Vo && JSON.stringify({
		...n,
		slowest: !1
	}) !== JSON.stringify(Vo), p = () => {
		Fo.value = "", document.querySelector(".rows[aria-label=\"interactions\"]")?.focus();
	};
	return /* @__PURE__ */ $("section", {
		"aria-labelledby": "the-interactions",
		children: [
			/* @__PURE__ */ $("h2", {
				id: "the-interactions",
				children: "Interactions"
			}),
			/* @__PURE__ */ $("p", {
				class: "hint",
				children: [
					X(e.live?.kept ?? t.count + e.interactions_left),
					" of ",
					X(c),
					" are kept: in each second the first of each load, step and outcome, the slowest, and some of the ordinary by chance.",
					!e.live && e.interactions_left > 0 && ` This page has ${X(t.count)} of them; the others are in the record.`,
					" Numbers elsewhere come from all that took place."
				]
			}),
			/* @__PURE__ */ $("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ $("label", { children: ["load ", /* @__PURE__ */ $("select", {
						value: n.load,
						onChange: (e) => o({ load: e.currentTarget.value }),
						children: [/* @__PURE__ */ $("option", {
							value: "",
							children: "all"
						}), (e.loads ?? []).map((e, t) => /* @__PURE__ */ $("option", {
							value: t,
							children: e.name
						}, t))]
					})] }),
					/* @__PURE__ */ $("label", { children: ["outcome ", /* @__PURE__ */ $("select", {
						value: n.outcome,
						onChange: (e) => o({ outcome: e.currentTarget.value }),
						children: [
							/* @__PURE__ */ $("option", {
								value: "",
								children: "all"
							}),
							/* @__PURE__ */ $("option", {
								value: "good",
								children: "good"
							}),
							t.failures.length > 0 && /* @__PURE__ */ $("option", {
								value: "failed",
								children: "failed"
							}),
							t.failures.map((e) => /* @__PURE__ */ $("option", {
								value: `-${e}`,
								children: e.replaceAll("_", " ")
							}, e))
						]
					})] }),
					t.causes.length > 0 && /* @__PURE__ */ $("label", { children: ["cause ", /* @__PURE__ */ $("select", {
						value: n.cause,
						onChange: (e) => o({ cause: e.currentTarget.value }),
						children: [/* @__PURE__ */ $("option", {
							value: "",
							children: "all"
						}), t.causes.map((t) => /* @__PURE__ */ $("option", {
							value: t,
							children: [Gs(e, t), (l[t]?.loads.length ?? 0) > 0 && (e.loads?.length ?? 0) > 1 ? ` (${l[t].loads.join(", ")})` : ""]
						}, t))]
					})] }),
					t.statuses.length > 0 && /* @__PURE__ */ $("label", { children: ["status ", /* @__PURE__ */ $("select", {
						value: n.status,
						onChange: (e) => o({ status: e.currentTarget.value }),
						children: [/* @__PURE__ */ $("option", {
							value: "",
							children: "all"
						}), t.statuses.map((e) => /* @__PURE__ */ $("option", {
							value: e,
							children: e
						}, e))]
					})] }),
					/* @__PURE__ */ $("span", {
						class: "range",
						children: [/* @__PURE__ */ $("label", { children: ["from plan, ms: at least ", /* @__PURE__ */ $("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atLeastMs || "",
							onInput: (e) => o({ atLeastMs: Number(e.currentTarget.value) || 0 })
						})] }), /* @__PURE__ */ $("label", { children: ["at most ", /* @__PURE__ */ $("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atMostMs || "",
							onInput: (e) => o({ atMostMs: Number(e.currentTarget.value) || 0 })
						})] })]
					}),
					/* @__PURE__ */ $("label", { children: ["text ", /* @__PURE__ */ $("input", {
						type: "search",
						placeholder: "number, detail, frame",
						value: n.text,
						onInput: (e) => o({ text: e.currentTarget.value })
					})] }),
					/* @__PURE__ */ $("label", { children: [/* @__PURE__ */ $("input", {
						type: "checkbox",
						checked: n.slowest,
						onChange: (e) => o({ slowest: e.currentTarget.checked })
					}), " slowest first"] }),
					r && /* @__PURE__ */ $("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							ko.value = null;
						},
						children: [
							"From ",
							Q(Math.max(0, r[0])),
							" to ",
							Q(r[1]),
							": show all"
						]
					}),
					f && /* @__PURE__ */ $("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							Ho.value = {
								...Vo,
								slowest: n.slowest
							};
						},
						children: "Clear filters"
					}),
					/* @__PURE__ */ $("span", {
						role: "status",
						children: [
							X(i.length),
							" of ",
							X(t.count)
						]
					})
				]
			}),
			/* @__PURE__ */ $(Os, {
				label: "interactions",
				rows: i,
				chosen: s,
				onChoose: (e, t) => {
					a.value = t;
					let n = d(e);
					Fo.value = Lo(u(n.load), n.number);
				},
				onClose: p,
				columns: [
					{
						head: "load",
						width: "minmax(5rem,1fr)",
						cell: (e) => u(d(e).load)
					},
					{
						head: "number",
						width: "4.5rem",
						right: !0,
						cell: (e) => X(d(e).number)
					},
					{
						head: "planned at",
						wide: !0,
						width: "6rem",
						right: !0,
						cell: (e) => Q(d(e).planned_s)
					},
					{
						head: "late",
						wide: !0,
						width: "6rem",
						right: !0,
						cell: (e) => Z(Math.max(0, d(e).started_s - d(e).planned_s) * 1e3)
					},
					{
						head: "from plan",
						width: "5rem",
						right: !0,
						cell: (e) => Z((d(e).ended_s - d(e).planned_s) * 1e3)
					},
					{
						head: "status",
						wide: !0,
						width: "4rem",
						right: !0,
						cell: (e) => d(e).status || "–"
					},
					{
						head: "outcome",
						width: "minmax(6rem,1fr)",
						cell: (e) => {
							let t = d(e);
							return /* @__PURE__ */ $("span", {
								class: t.failure ? "bad" : "good",
								children: t.failure ? `✗ ${t.failure.replaceAll("_", " ")}` : "✓ good"
							});
						}
					},
					{
						head: "cause",
						wide: !0,
						width: "minmax(8rem,1.4fr)",
						cell: (t) => Gs(e, d(t).cause)
					}
				]
			}),
			Fo.value && s < 0 && /* @__PURE__ */ $("p", {
				class: "hint",
				role: "status",
				children: "The interaction that the address names is not in this page."
			}),
			s >= 0 && /* @__PURE__ */ $(qs, {
				page: e,
				all: t,
				at: s,
				byKey: a.value,
				onClose: p
			})
		]
	});
}
function Gs(e, t) {
	let n = e.summary.causes[t];
	return n ? e.titles[n.cause] ?? n.cause.replaceAll("_", " ") : "";
}
function Ks(e, t) {
	let n = Fo.value;
	return L(() => {
		let [r, i] = n.split("/"), a = (e.loads ?? []).findIndex((e) => encodeURIComponent(e.name) === r);
		return a < 0 ? -1 : t.find(a, Number(i));
	}, [t, n]);
}
function qs({ page: e, all: t, at: n, byKey: r, onClose: i }) {
	let a = L(() => t.open(n), [t, n]), o = e.loads?.[a.load]?.name ?? "";
	return /* @__PURE__ */ $(Ms, {
		label: `Interaction ${o} ${a.number}`,
		byKey: r,
		onClose: i,
		title: /* @__PURE__ */ $(x, { children: [
			o,
			" ",
			X(a.number),
			" ",
			/* @__PURE__ */ $("a", {
				class: "unit",
				href: `#interaction=${Lo(o, a.number)}`,
				children: "link"
			})
		] }),
		children: /* @__PURE__ */ $(Ns, {
			page: e,
			one: a
		})
	});
}
// src/kept.ts
var Js = class {
	bytes;
	at;
	texts;
	before;
	decoder = new TextDecoder();
	constructor(e, t = 0, n = 0, r = 0) {
		this.bytes = e, this.at = t, this.texts = n, this.before = r;
	}
	count() {
		let e = this.bytes[this.at++];
		if (e < 128) return e;
		let t = e & 127, n = 7;
		for (; n < 28; n += 7) if (e = this.bytes[this.at++], t |= (e & 127) << n, e < 128) return t;
		for (let n = 2 ** 28; this.at < this.bytes.length; n *= 128) if (e = this.bytes[this.at++], t += (e & 127) * n, e < 128) return t;
		throw Error(Ys);
	}
	signed() {
		let e = this.count();
		return e < 2 ** 31 ? e >>> 1 ^ -(e & 1) : e % 2 == 1 ? -(e + 1) / 2 : e / 2;
	}
	instant() {
		return this.before += this.signed(), this.before / 1e6;
	}
	micro() {
		return this.signed() / 1e6;
	}
	text() {
		let e = this.bytes.indexOf(0, this.texts), t = this.decoder.decode(this.bytes.subarray(this.texts, e));
		return this.texts = e + 1, t;
	}
	textIf(e) {
		return e ? this.text() : "";
	}
}, Ys = "the interactions of this page are cut off", Xs = [
	"?",
	"text",
	"binary",
	"ping",
	"pong",
	"close"
];
function Zs(e, t) {
	return new Qs(e, t);
}
var Qs = class {
	bytes;
	page;
	count;
	failures;
	statuses;
	causes;
	planned;
	started;
	ended;
	loads;
	numbers;
	failure;
	cause;
	status;
	details;
	texts;
	names;
	constructor(e, t) {
		this.bytes = e, this.page = t;
		let n = new Js(e), r = n.count();
		if (r !== 1) throw Error(`its interactions are packed in version ${r}, this page reads 1`);
		let i = this.count = n.count(), a = new TextDecoder();
		this.names = [""];
		for (let t = n.count(); t > 0; t--) {
			let t = n.count();
			this.names.push(a.decode(e.subarray(n.at, n.at + t))), n.at += t;
		}
		this.planned = new Float64Array(i), this.started = new Float64Array(i), this.ended = new Float64Array(i), this.loads = new Uint16Array(i), this.numbers = new Float64Array(i), this.failure = new Uint32Array(i), this.cause = new Uint16Array(i), this.status = new Uint16Array(i), this.details = new Float64Array(i + 1), this.texts = new Float64Array(i + 1);
		for (let e = 0; e < i; e++) {
			this.planned[e] = n.instant();
			let t = n.before;
			this.started[e] = n.instant(), this.ended[e] = n.instant(), n.before = t, this.loads[e] = n.count(), this.numbers[e] = n.signed(), this.failure[e] = n.count(), this.cause[e] = n.count(), this.status[e] = n.signed(), this.details[e + 1] = this.details[e] + n.count(), this.texts[e + 1] = this.texts[e] + n.count();
		}
		let o = n.at, s = o + this.details[i];
		for (let e = 0; e <= i; e++) this.details[e] += o, this.texts[e] += s;
		if (this.texts[i] !== e.length) throw Error(Ys);
		this.failures = this.names.slice(1).sort(), this.statuses = ec(this.status).filter((e) => e > 0), this.causes = ec(this.cause).filter((e) => e > 0).map((e) => e - 1);
	}
	row(e) {
		return {
			load: this.loads[e],
			number: this.numbers[e],
			planned_s: this.planned[e],
			started_s: this.started[e],
			ended_s: this.ended[e],
			failure: this.names[this.failure[e]],
			cause: this.cause[e] - 1,
			status: this.status[e]
		};
	}
	find(e, t) {
		for (let n = 0; n < this.count; n++) if (this.numbers[n] === t && this.loads[n] === e) return n;
		return -1;
	}
	filter(e) {
		let t = new Uint32Array(this.count), n = e.load === "" ? -1 : Number(e.load), r = e.cause === "" ? -1 : Number(e.cause) + 1, i = e.outcome === "" ? -1 : e.outcome === "good" ? 0 : e.outcome === "failed" ? -2 : this.names.indexOf(e.outcome.slice(1)), a = e.status === "" ? -1 : Number(e.status), o = e.atLeastMs / 1e3, s = e.atMostMs > 0 ? e.atMostMs / 1e3 : Infinity, c = e.text === "" ? null : this.saying(e.text), l = e.slowest ? this.slowest() : null, u = 0;
		for (let d = 0; d < this.count; d++) {
			let f = l ? l[d] : d, p = this.ended[f] - this.planned[f];
			n >= 0 && this.loads[f] !== n || r >= 0 && this.cause[f] !== r || a >= 0 && this.status[f] !== a || (i >= 0 ? this.failure[f] !== i : i === -2 && this.failure[f] === 0) || p < o || p > s || c && !c[f] || e.between && (this.ended[f] < e.between[0] || this.planned[f] > e.between[1]) || (t[u++] = f);
		}
		return t.subarray(0, u);
	}
	prepare() {
		this.lowered(), this.slowest();
	}
	slowest() {
		if (this.bySlowness) return this.bySlowness;
		let e = new Float64Array(this.count), t = 2 ** 17;
		for (let n = 0; n < this.count; n++) e[n] = Math.min(2 ** 35, Math.round((this.ended[n] - this.planned[n]) * 1e6)) * t + (t - 1 - n);
		e.sort();
		let n = this.bySlowness = new Uint32Array(this.count);
		for (let r = 0; r < this.count; r++) {
			let i = e[this.count - 1 - r];
			n[r] = t - 1 - (i - Math.floor(i / t) * t);
		}
		return n;
	}
	bySlowness;
	saying(e) {
		let t = new Uint8Array(this.count), n = e.toLowerCase(), r = this.names.map((e) => e.toLowerCase().includes(n)), i = Number(n.replaceAll(",", ""));
		for (let e = 0; e < this.count; e++) (this.numbers[e] === i || this.failure[e] > 0 && r[this.failure[e]]) && (t[e] = 1);
		let a = this.lowered(), o = $s(new TextEncoder().encode(e)), s = this.texts[0], c = 0;
		for (let e = a.indexOf(o); e >= 0; e = a.indexOf(o, this.texts[c] - s)) {
			for (; this.texts[c + 1] - s <= e;) c++;
			t[c++] = 1;
		}
		return t;
	}
	lowered() {
		return this.low ??= $s(this.bytes.subarray(this.texts[0]));
	}
	low;
	open(e) {
		let t = new Js(this.bytes, this.details[e], this.texts[e]), n = this.row(e), r = this.page.loads?.[n.load], i = (e) => e < 0 ? "" : r?.sockets[e] ?? String(e), a = t.text(), o = Math.round(n.planned_s * 1e6);
		t.before = o;
		let s = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count();
			t.signed();
			let n = r?.program[t.count()], i = t.instant(), a = e & 16 ? t.instant() : 0, o = t.instant(), c = e & 1 ? t.count() : 1, l = e & 2 ? t.signed() : 0;
			s.push({
				name: n?.name ?? "",
				op: n?.op ?? "",
				planned_s: i,
				sent_s: a,
				ended_s: o,
				attempts: c,
				status: l,
				failure: t.textIf(e & 4),
				detail: t.textIf(e & 8)
			});
		}
		t.before = o;
		let c = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.count(), r = t.instant(), [i, a, o, s, l] = [
				1,
				2,
				4,
				8,
				16
			].map((n) => e & n ? t.instant() : 0), u = t.instant(), d = t.signed(), f = t.count(), p = t.signed(), m = t.signed(), h = e & 32 ? t.signed() : 0, g = t.textIf(e & 64), _ = t.textIf(e & 128), v = e & 256 ? t.micro() : 0;
			c.push({
				position: n,
				asked_s: r,
				dialed_s: i,
				connected_s: a,
				secured_s: o,
				sent_s: s,
				first_byte_s: l,
				ended_s: u,
				address: d,
				used: f,
				bytes_sent: p,
				bytes_received: m,
				status: h,
				failure: g,
				retry_after: _,
				wait_s: v
			});
		}
		t.before = o;
		let l = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.instant(), r = i(t.count()), a = Xs[t.count()] ?? "?", o = t.count();
			l.push({
				at_s: n,
				socket: r,
				out: !!(e & 1),
				kind: a,
				bytes: o,
				text: t.textIf(e & 2)
			});
		}
		let u = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.count(), r = i(t.signed()), a = t.micro(), o = t.micro(), s = t.micro(), c = t.micro(), l = t.micro(), d = t.signed(), f = t.signed(), p = t.signed(), m = t.text(), h = t.text(), g = t.text(), _ = t.text(), v = e & 4 ? Array.from({ length: 14 }, () => t.count()) : null;
			u.push({
				position: n,
				socket: r,
				ready_s: a,
				ended_s: o,
				received_s: s,
				sent_s: c,
				own_gap_s: l,
				address: d,
				local_port: f,
				close_code: p,
				how: m,
				errname: h,
				reason: g,
				detail: _,
				tls: !!(e & 1),
				close_notify: !!(e & 2),
				tcp: v
			});
		}
		let d = {
			steps: t.count(),
			attempts: t.count(),
			frames: t.count(),
			breaks: t.count()
		};
		return {
			...n,
			conversation: a,
			steps: s,
			attempts: c,
			frames: l,
			breaks: u,
			missing: d
		};
	}
};
function $s(e) {
	return new TextDecoder("latin1").decode(e).toLowerCase();
}
function ec(e) {
	let t = /* @__PURE__ */ new Uint8Array(65536), n = [];
	for (let n of e) t[n] = 1;
	return t.forEach((e, t) => {
		e && n.push(t);
	}), n;
}
// src/live.ts
var tc = B(null), nc = B("none"), rc = B(!1), ic = B({
	kept: 0,
	matched: 0,
	loaded: 0
}), ac = "";
async function oc(e, t) {
	let n = ws(e);
	n.live?.state === "connecting" ? (ac = cc(), nc.value = "connecting", fc(), tt(() => {
		tc.value && (document.title = `${tc.value.summary.run.scenario || "run"} ${tc.value.summary.verdict} · holdfast`);
	}), tt(() => {
		let e = [Ho.value, ko.value];
		Po.value === "interactions" && nc.value === "live" && e && xc(!1, 250);
	})) : (tc.value = n, sc(await t, n));
}
function sc(e, t) {
	let n = Zs(e, t);
	Bo.value = n, setTimeout(() => n.prepare(), 200);
}
function cc() {
	let e = /^#key=([A-Za-z0-9]+)$/.exec(location.hash)?.[1];
	try {
		return e && sessionStorage.setItem("key", e), e && history.replaceState(null, "", location.pathname), e ?? sessionStorage.getItem("key") ?? "";
	} catch {
		return e ?? "";
	}
}
function lc(e, t = {}) {
	return fetch(e, {
		...t,
		cache: "no-store",
		credentials: "omit",
		headers: {
			...t.headers,
			Authorization: `Bearer ${ac}`
		}
	});
}
async function uc() {
	rc.value = !0;
	try {
		(await lc("/stop", {
			method: "POST",
			body: "{}",
			headers: { "Content-Type": "application/json" }
		})).ok || (rc.value = !1);
	} catch {
		rc.value = !1;
	}
}
var dc = 4e4;
async function fc() {
	for (let e = 500;; e = Math.min(e * 2, 5e3)) {
		let t = new AbortController();
		try {
			let n = await lc("/events", { signal: t.signal });
			if (n.status === 401) {
				nc.value = "refused";
				return;
			}
			if (!n.ok || !n.body) throw Error(n.statusText);
			e = 500, await pc(n.body.getReader(), t);
		} catch {}
		if (t.abort(), nc.value === "over") return;
		nc.value = "lost", await new Promise((t) => {
			setTimeout(t, e);
		});
	}
}
async function pc(e, t) {
	let n = new TextDecoder(), r = "";
	for (;;) {
		let i = setTimeout(() => {
			t.abort();
		}, dc), { value: a, done: o } = await e.read().finally(() => {
			clearTimeout(i);
		});
		if (o) return;
		let s = Math.max(0, r.length - 1);
		r += n.decode(a, { stream: !0 });
		for (let e = r.indexOf("\n\n", s); e >= 0; e = r.indexOf("\n\n")) {
			let t = /^event: (\w+)\ndata: (.*)$/s.exec(r.slice(0, e));
			if (r = r.slice(e + 2), t && await hc(t[1], JSON.parse(t[2])), nc.value === "over") return;
		}
	}
}
var mc = {
	total: 0,
	pool: [],
	socket: [],
	attempt: [],
	cause: [],
	phase: [],
	how: [],
	code: [],
	ended_s: [],
	age_s: [],
	silence_s: [],
	silence_sent_s: [],
	silence_received_s: [],
	detail: [],
	numbers: {},
	texts: {}
};
async function hc(e, t) {
	if (e === "end") {
		let e = await xs(t.packed);
		tc.value = t, nc.value = "over", sc(e, t);
	} else tc.value = gc(e === "more" ? tc.value : null, t), nc.value = "live";
}
function gc(e, t) {
	let n = t.live.from, r = t.live.first_end, i = (e, t) => [...(e ?? []).slice(0, n), ...t ?? []], a = (t.pools ?? []).map((t, n) => {
		let r = e?.pools?.[n];
		return {
			...t,
			open: i(r?.open, t.open),
			refused: i(r?.refused, t.refused),
			lost: i(r?.lost, t.lost),
			rtt_p99_ms: i(r?.rtt_p99_ms, t.rtt_p99_ms)
		};
	}), o = (t.loads ?? []).map((t, n) => {
		let r = e?.loads?.[n];
		return {
			...t,
			planned: i(r?.planned, t.planned),
			started: i(r?.started, t.started),
			good: i(r?.good, t.good),
			failed: i(r?.failed, t.failed),
			throttled: i(r?.throttled, t.throttled),
			latency_p50_ms: i(r?.latency_p50_ms, t.latency_p50_ms),
			latency_p99_ms: i(r?.latency_p99_ms, t.latency_p99_ms),
			service_p99_ms: i(r?.service_p99_ms, t.service_p99_ms)
		};
	}), s = (e, t, r) => Object.fromEntries(Object.entries(t).map(([t, a]) => [t, i(e?.[t] ?? Array(n).fill(r), a)])), c = t.generator, l = e?.generator;
	return {
		...t,
		pools: a,
		loads: o,
		in_flight: i(e?.in_flight, t.in_flight),
		closes: s(e?.closes, t.closes, 0),
		platform: s(e?.platform, t.platform, null),
		generator: {
			lateness_p99_ms: i(l?.lateness_p99_ms, c.lateness_p99_ms),
			cpu: i(l?.cpu, c.cpu),
			waited: i(l?.waited, c.waited),
			sockets: i(l?.sockets, c.sockets)
		},
		ends: _c(e?.ends ?? mc, t.ends, r)
	};
}
function _c(e, t, n) {
	if (!t.pool?.length && n === e.pool.length && t.total === e.total) return e;
	let { total: r, numbers: i, texts: a, ...o } = t, s = n + (t.pool?.length ?? 0), c = (e, t, r) => {
		let i = [
			...(e ?? []).slice(0, n),
			...Array(Math.max(0, n - (e?.length ?? 0))).fill(r),
			...t ?? []
		];
		return [...i, ...Array(s - i.length).fill(r)];
	}, l = (e, t, n) => Object.fromEntries(Object.keys({
		...e,
		...t
	}).map((r) => [r, c(e[r], t[r], n)])), u = e;
	return {
		total: r,
		numbers: l(e.numbers, i ?? {}, 0),
		texts: l(e.texts, a ?? {}, ""),
		...Object.fromEntries(Object.entries(o).map(([e, t]) => [e, c(u[e], t ?? [], void 0)]))
	};
}
var vc = 0, yc = 0, bc = 500;
function xc(e, t = 0) {
	clearTimeout(vc), vc = window.setTimeout(() => {
		Sc(e ? ic.value.loaded + bc : bc);
	}, t);
}
async function Sc(e) {
	let t = ++yc, n = Ho.value, r = ko.value, i = new URLSearchParams({ limit: String(e) }), a = (e, t) => {
		t && i.set(e, String(t));
	};
	for (let [e, t] of Object.entries({
		load: n.load,
		outcome: n.outcome,
		status: n.status,
		text: n.text,
		at_least_ms: n.atLeastMs,
		at_most_ms: n.atMostMs,
		slowest: n.slowest ? "true" : ""
	})) a(e, t);
	r && (i.set("from_s", String(Math.max(0, r[0]))), i.set("to_s", String(Math.max(0, r[1]))));
	try {
		let e = await lc(`/interactions?${i}`);
		if (!e.ok) return;
		let n = await e.json(), r = await xs(n.packed), a = tc.value;
		if (t !== yc || !a?.live) return;
		let o = Zs(r, a), s = Uint32Array.from({ length: o.count }, (e, t) => t);
		ic.value = {
			kept: n.kept,
			matched: n.matched,
			loaded: o.count
		}, Bo.value = {
			count: o.count,
			row: (e) => o.row(e),
			open: (e) => o.open(e),
			find: (e, t) => o.find(e, t),
			filter: () => s,
			failures: n.failures,
			statuses: n.statuses,
			causes: []
		};
	} catch {}
}
// src/bursts.tsx
function Cc({ page: e, onPick: t }) {
	let n = [];
	for (let t of Object.values(e.closes)) t.forEach((e, t) => {
		n[t] = (n[t] ?? 0) + e;
	});
	let r = [];
	for (let e of n.keys()) (n[e] ?? 0) >= 3 && (n[e] ?? 0) >= (n[e - 1] ?? 0) && (n[e] ?? 0) > (n[e + 1] ?? 0) && r.push(e);
	return r.sort((e, t) => n[t] - n[e]), r.length === 0 ? null : /* @__PURE__ */ $("p", {
		class: "hint",
		children: ["Most closed at ", r.slice(0, 3).map((r) => /* @__PURE__ */ $("button", {
			type: "button",
			class: "quiet",
			onClick: () => t(r * e.step_s),
			children: [
				To(r * e.step_s),
				": show ",
				X(n[r]),
				" sockets"
			]
		}, r))]
	});
}
// src/overview.tsx
function wc({ page: e }) {
	let t = e.summary;
	return /* @__PURE__ */ $(x, { children: [
		e.verdict_lines?.map((e, n) => /* @__PURE__ */ $("p", {
			class: n === 0 ? "headline" : t.generator.reasons.includes(e) ? "bad" : "",
			children: Oo(e)
		}, n)),
		/* @__PURE__ */ $(Tc, { page: e }),
		/* @__PURE__ */ $(Dc, { s: t }),
		/* @__PURE__ */ $(jc, { page: e }),
		/* @__PURE__ */ $(Nc, { s: t }),
		/* @__PURE__ */ $(Fc, { s: t }),
		/* @__PURE__ */ $(Ic, { s: t })
	] });
}
function Tc({ page: e }) {
	let t = e.summary.causes;
	return t.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ $("h2", {
			id: "causes",
			children: ["Causes", e.live && " so far"]
		}), t.map((t, n) => /* @__PURE__ */ $(Ec, {
			c: t,
			title: e.titles[t.cause] ?? t.cause.replaceAll("_", " "),
			drawn: e.ends.cause.includes(t.cause)
		}, n))]
	});
}
function Ec({ c: e, title: t, drawn: n }) {
	let r = () => {
		Ro.value = e.cause, zo.value = "", Io.value = "", Po.value = "sockets";
	}, i = e.loads.length > 0 ? e.loads : e.pools;
	return /* @__PURE__ */ $("article", {
		class: "cause",
		children: [
			/* @__PURE__ */ $("h3", { children: [
				t,
				" ",
				/* @__PURE__ */ $("span", {
					class: "unit",
					children: [
						e.count > 0 ? `${X(e.count)} in ${i.join(", ")}` : i.join(", "),
						", confidence ",
						Eo(e.confidence)
					]
				})
			] }),
			/* @__PURE__ */ $("p", { children: Oo(e.sentence) }),
			/* @__PURE__ */ $("p", {
				class: "advice",
				children: e.advice
			}),
			/* @__PURE__ */ $("details", { children: [/* @__PURE__ */ $("summary", { children: "Evidence" }), /* @__PURE__ */ $("ul", { children: e.evidence.map((e, t) => /* @__PURE__ */ $("li", { children: e }, t)) })] }),
			n && /* @__PURE__ */ $("button", {
				type: "button",
				onClick: r,
				children: "Show these sockets"
			})
		]
	});
}
function Dc({ s: e }) {
	return e.thresholds.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "thresholds",
		children: [/* @__PURE__ */ $("h2", {
			id: "thresholds",
			children: ["Thresholds", e.verdict === "running" && " so far"]
		}), /* @__PURE__ */ $("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Thresholds",
			children: /* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("th", {
					scope: "col",
					children: "result"
				}),
				/* @__PURE__ */ $("th", {
					scope: "col",
					children: "threshold"
				}),
				/* @__PURE__ */ $("th", {
					scope: "col",
					children: "value"
				})
			] }) }), /* @__PURE__ */ $("tbody", { children: e.thresholds.map((e) => /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("td", {
					class: e.pass ? "good" : "bad",
					children: e.value === null ? "not measured" : e.pass ? "✓ met" : "✗ not met"
				}),
				/* @__PURE__ */ $("th", {
					scope: "row",
					children: [/* @__PURE__ */ $("code", { children: e.expr }), e.implied && /* @__PURE__ */ $("span", {
						class: "unit",
						children: " implied"
					})]
				}),
				/* @__PURE__ */ $("td", { children: e.value === null ? "–" : Oc(e.expr, e.value) })
			] }, e.expr)) })] })
		})]
	});
}
function Oc(e, t) {
	return /^(held|refused|lost|failed|throttled|late|not_started)\(/.test(e) ? Eo(t) : /_ms\(/.test(e) ? Z(t) : Co(t);
}
var kc = 7, Ac = 4;
function jc({ page: e }) {
	let t = e.pools ?? [], n = e.loads ?? [], r = (e, t, n) => n.length > 1 ? `${e}: ${t}` : t, i = (e, t) => t.length > e ? `, the first ${e} of ${t.length}` : "", a = t.slice(0, kc).map((e) => ({
		label: r(e.name, "open", t),
		values: e.open
	})), o = t.filter((e) => e.rtt_p99_ms.some((e) => e !== null)), s = t.reduce((e, t) => e + t.wanted, 0), c = (e) => (e[0] ?? []).map((t, n) => e.reduce((e, t) => e + (t[n] ?? 0), 0)), l = (e) => e.filter((e) => e.values.some((e) => (e ?? 0) > 0)), u = l([...Object.entries(e.closes).map(([t, n]) => ({
		label: e.titles[t] ?? t,
		values: n
	})), {
		label: "refused",
		values: c(t.map((e) => e.refused))
	}]), d = [...u, ...l([{
		label: "throttled (429)",
		values: c(n.map((e) => e.throttled))
	}, {
		label: "failed",
		values: c(n.map((e) => e.failed))
	}])], f = Object.entries(e.platform).map(([e, t]) => ({
		label: e,
		values: t
	})), p = e.summary.platform?.max_concurrent ?? 0, m = e.summary.interactions.max_concurrent, h = {
		value: p,
		label: `the platform's maximum ${X(p)}`
	}, g = (t) => {
		let n = (n) => (n.values[Math.round(t / e.step_s)] ?? 0) > 0, r = u.some(n);
		d.some(n) && (ko.value = [t, t + e.step_s], Ro.value = zo.value = "", Io.value = Fo.value = "", r || (Ho.value = Vo), Po.value = r ? "sockets" : "interactions");
	}, _ = e.generator;
	return /* @__PURE__ */ $("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ $("h2", {
				id: "axis",
				children: "The run in time"
			}),
			/* @__PURE__ */ $(Jo, { step: e.step_s }),
			a.length > 0 && /* @__PURE__ */ $(qo, {
				title: "Open sockets",
				unit: `of ${X(s)} wanted${i(kc, t)}`,
				step: e.step_s,
				lines: a,
				marks: t.slice(0, kc).map((e) => ({
					value: e.wanted,
					label: `${r(e.name, "wanted", t)} ${X(e.wanted)}`
				}))
			}),
			d.length > 0 && /* @__PURE__ */ $(qo, {
				title: t.length > 0 ? "Closes by cause" : "Throttled and failed",
				unit: `${t.length > 0 ? "refusals and failures, " : ""}in ${e.step_s} s; click one or press Enter to see them`,
				step: e.step_s,
				lines: d,
				strip: !0,
				onPick: g
			}),
			u.length > 0 && /* @__PURE__ */ $(Cc, {
				page: e,
				onPick: g
			}),
			n.length > 0 && /* @__PURE__ */ $(qo, {
				title: "Interactions in flight",
				unit: "most at once",
				step: e.step_s,
				lines: [{
					label: "in flight",
					values: e.in_flight ?? []
				}],
				marks: [{
					value: m,
					label: `maximum concurrent interactions ${X(m)}`
				}, h]
			}),
			f.length > 0 && /* @__PURE__ */ $(qo, {
				title: "The platform's own view",
				unit: `as it counts${i(kc, f)}`,
				step: e.step_s,
				lines: f.slice(0, kc),
				marks: [h]
			}),
			n.slice(0, Ac).map((t) => /* @__PURE__ */ $(Mc, {
				l: t,
				whose: n.length > 1 ? `: ${t.name}` : "",
				step: e.step_s
			}, t.name)),
			n.length > Ac && /* @__PURE__ */ $("p", {
				class: "hint",
				children: [
					"The charts show the first ",
					Ac,
					" of ",
					n.length,
					" loads; the table below has all of them."
				]
			}),
			o.length > 0 && /* @__PURE__ */ $(qo, {
				title: "Ping round trips",
				unit: `ms at p99, ± 12 %${i(kc, o)}`,
				step: e.step_s,
				lines: o.slice(0, kc).map((e) => ({
					label: r(e.name, "ping", t),
					values: e.rtt_p99_ms
				}))
			}),
			/* @__PURE__ */ $(qo, {
				title: "The generator was late",
				unit: "ms at p99",
				step: e.step_s,
				lines: [{
					label: "late",
					values: _.lateness_p99_ms ?? []
				}]
			}),
			/* @__PURE__ */ $(qo, {
				title: "The generator's processors",
				unit: "how many",
				step: e.step_s,
				lines: [{
					label: "used",
					values: _.cpu ?? []
				}, {
					label: "waited for",
					values: _.waited ?? []
				}]
			})
		]
	});
}
function Mc({ l: e, whose: t, step: n }) {
	let r = (e) => e.map((e) => e / n), i = L(() => [
		{
			label: "planned",
			values: r(e.planned)
		},
		{
			label: "started",
			values: r(e.started)
		},
		{
			label: "good",
			values: r(e.good)
		},
		{
			label: "throttled (429)",
			values: r(e.throttled)
		},
		{
			label: "failed",
			values: r(e.failed)
		}
	].map((e, t) => ({
		...e,
		colour: t
	})).filter((e, t) => t < 3 || e.values.some((e) => (e ?? 0) > 0)), [e]), a = L(() => [
		{
			label: "p50 from plan",
			values: e.latency_p50_ms
		},
		{
			label: "p99 from plan",
			values: e.latency_p99_ms
		},
		{
			label: "p99 service",
			values: e.service_p99_ms
		}
	], [e]);
	return /* @__PURE__ */ $(x, { children: [/* @__PURE__ */ $(qo, {
		title: `Arrivals${t}`,
		unit: "a second",
		step: n,
		lines: i
	}), /* @__PURE__ */ $(qo, {
		title: `Latency${t}`,
		unit: "ms, ± 12 %",
		step: n,
		lines: a
	})] });
}
function Nc({ s: e }) {
	let t = Object.entries(e.pools);
	return t.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "pools",
		children: [/* @__PURE__ */ $("h2", {
			id: "pools",
			children: "Pools"
		}), /* @__PURE__ */ $("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Pools",
			children: /* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [
				"pool",
				"wanted",
				"opened",
				"refused",
				"lost",
				e.verdict === "running" ? "open now" : "held to the end",
				"peak",
				"connect p50 / p99",
				"ping p50 / p99"
			].map((e) => /* @__PURE__ */ $("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ $("tbody", { children: t.map(([t, n]) => /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("th", {
					scope: "row",
					children: t
				}),
				/* @__PURE__ */ $("td", { children: X(n.wanted) }),
				/* @__PURE__ */ $("td", { children: X(n.opened) }),
				/* @__PURE__ */ $("td", {
					class: n.refused > 0 ? "bad" : "",
					children: X(n.refused)
				}),
				/* @__PURE__ */ $("td", {
					class: n.lost > 0 ? "bad" : "",
					children: X(n.lost)
				}),
				/* @__PURE__ */ $("td", { children: X(e.verdict === "running" ? n.opened - n.lost : n.held_to_end) }),
				/* @__PURE__ */ $("td", { children: X(n.peak_open) }),
				/* @__PURE__ */ $("td", { children: Pc(n.connect_ms) }),
				/* @__PURE__ */ $("td", { children: Pc(n.ping_rtt_ms) })
			] }, t)) })] })
		})]
	});
}
function Pc(e) {
	return e.count > 0 ? `${Z(e.p50)} / ${Z(e.p99)}` : "–";
}
function Fc({ s: e }) {
	let t = Object.entries(e.loads);
	return t.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "loads",
		children: [/* @__PURE__ */ $("h2", {
			id: "loads",
			children: "Loads"
		}), /* @__PURE__ */ $("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Loads",
			children: /* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [
				"load",
				"planned",
				"started",
				"not started",
				"good",
				"failed",
				"throttled",
				"good a second",
				"latency p50 / p99 / max",
				"service p99"
			].map((e) => /* @__PURE__ */ $("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ $("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ $("td", { children: X(t.planned) }),
				/* @__PURE__ */ $("td", { children: X(t.started) }),
				/* @__PURE__ */ $("td", {
					class: t.not_started > 0 ? "bad" : "",
					children: X(t.not_started)
				}),
				/* @__PURE__ */ $("td", { children: X(t.succeeded) }),
				/* @__PURE__ */ $("td", {
					class: t.failed > 0 ? "bad" : "",
					children: X(t.failed)
				}),
				/* @__PURE__ */ $("td", { children: X(t.throttled) }),
				/* @__PURE__ */ $("td", { children: Co(t.good_per_s) }),
				/* @__PURE__ */ $("td", { children: [
					Z(t.latency_ms.p50),
					" / ",
					Z(t.latency_ms.p99),
					" / ",
					Z(t.latency_ms.max)
				] }),
				/* @__PURE__ */ $("td", { children: Z(t.service_ms.p99) })
			] }, e)) })] })
		})]
	});
}
function Ic({ s: e }) {
	let t = e.generator;
	return /* @__PURE__ */ $("section", {
		"aria-labelledby": "generator",
		children: [/* @__PURE__ */ $("h2", {
			id: "generator",
			children: ["The generator", e.verdict === "running" && " so far"]
		}), /* @__PURE__ */ $("p", { children: [
			e.verdict !== "running" && (t.valid ? "Valid: " : "Not valid: "),
			"CPU ",
			Co(t.cpu_s),
			" s, memory ",
			Co(t.peak_rss_bytes / (1 << 20)),
			" MiB, late by ",
			Z(t.lateness_ms.p99),
			" at p99 and ",
			Z(t.lateness_ms.max),
			" at most."
		] })]
	});
}
// src/sockets.tsx
function Lc({ page: e }) {
	let t = e.ends, n = L(() => [...new Set(t.cause)], [t]), r = L(() => {
		let n = [], r = ko.value;
		for (let i = 0; i < t.cause.length; i++) Ro.value && t.cause[i] !== Ro.value || zo.value && e.pools?.[t.pool[i]]?.name !== zo.value || r && (t.ended_s[i] < r[0] || t.ended_s[i] > r[1]) || n.push(i);
		return n;
	}, [
		t,
		Ro.value,
		zo.value,
		ko.value
	]), i = L(() => r.filter((e) => t.phase[e] === "open"), [r]), a = (t) => e.titles[t] ?? t, o = zc(e), s = ut(!1), c = (t, n) => {
		s.value = n, Io.value = Rc(e, t);
	}, l = () => {
		Io.value = "", document.querySelector(".rows[aria-label=\"sockets\"]")?.focus();
	}, u = L(() => /* @__PURE__ */ $("div", { children: [
		/* @__PURE__ */ $(qc, {
			title: "Silence either way",
			values: i.map((e) => t.silence_s[e])
		}),
		/* @__PURE__ */ $(qc, {
			title: "Silence of the server",
			values: i.map((e) => t.silence_received_s[e])
		}),
		/* @__PURE__ */ $(qc, {
			title: "Silence of ours",
			values: i.map((e) => t.silence_sent_s[e])
		}),
		/* @__PURE__ */ $(qc, {
			title: "Age",
			values: i.map((e) => t.age_s[e])
		}),
		/* @__PURE__ */ $(qc, {
			title: "Instant",
			values: i.map((e) => t.ended_s[e])
		})
	] }), [i]);
	return t.total === 0 ? /* @__PURE__ */ $("p", { children: "No socket was refused or lost." }) : /* @__PURE__ */ $("section", {
		"aria-labelledby": "the-sockets",
		children: [
			/* @__PURE__ */ $("h2", {
				id: "the-sockets",
				children: "Sockets that were refused or lost"
			}),
			/* @__PURE__ */ $("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ $("label", { children: ["cause ", /* @__PURE__ */ $("select", {
						value: Ro.value,
						onChange: (e) => {
							Ro.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ $("option", {
							value: "",
							children: "all"
						}), n.map((e) => /* @__PURE__ */ $("option", {
							value: e,
							children: a(e)
						}, e))]
					})] }),
					/* @__PURE__ */ $("label", { children: ["pool ", /* @__PURE__ */ $("select", {
						value: zo.value,
						onChange: (e) => {
							zo.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ $("option", {
							value: "",
							children: "all"
						}), (e.pools ?? []).map((e) => /* @__PURE__ */ $("option", {
							value: e.name,
							children: e.name
						}, e.name))]
					})] }),
					ko.value && /* @__PURE__ */ $("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							ko.value = null;
						},
						children: [
							"From ",
							Q(Math.max(0, ko.value[0])),
							" to ",
							Q(ko.value[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ $("span", {
						role: "status",
						children: [
							X(r.length),
							" of ",
							X(t.cause.length),
							t.total > t.cause.length && `, a sample of ${X(t.total)}`
						]
					})
				]
			}),
			i.length > 0 && /* @__PURE__ */ $("div", {
				class: "two",
				children: [/* @__PURE__ */ $(Uc, {
					page: e,
					rows: i,
					causes: n,
					chosen: o,
					onChoose: (e) => c(e, !1)
				}), u]
			}),
			/* @__PURE__ */ $(Os, {
				label: "sockets",
				rows: r,
				chosen: o,
				onChoose: c,
				onClose: l,
				columns: [
					{
						head: "pool",
						wide: !0,
						width: "minmax(6rem,1fr)",
						cell: (n) => e.pools?.[t.pool[n]]?.name ?? ""
					},
					{
						head: "socket",
						width: "4rem",
						right: !0,
						cell: (e) => t.socket[e]
					},
					{
						head: "cause",
						width: "minmax(6rem,1.4fr)",
						cell: (e) => a(t.cause[e])
					},
					{
						head: "ended as",
						width: "minmax(6rem,1.2fr)",
						cell: (e) => t.how[e].replaceAll("_", " ") + (t.code[e] ? ` ${t.code[e]}` : "")
					},
					{
						head: "at",
						wide: !0,
						width: "6rem",
						right: !0,
						cell: (e) => Q(t.ended_s[e])
					},
					{
						head: "age",
						width: "4.5rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? Q(t.age_s[e]) : "–"
					},
					{
						head: "silence",
						wide: !0,
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? Q(t.silence_s[e]) : "–"
					}
				]
			}),
			Io.value && o < 0 && /* @__PURE__ */ $("p", {
				class: "hint",
				role: "status",
				children: "The socket that the address names is not in this page."
			}),
			o >= 0 && /* @__PURE__ */ $(Ms, {
				label: `Evidence of ${Rc(e, o)}`,
				byKey: s.value,
				onClose: l,
				title: /* @__PURE__ */ $(x, { children: [
					e.pools?.[t.pool[o]]?.name,
					" socket ",
					t.socket[o],
					" ",
					/* @__PURE__ */ $("a", {
						class: "unit",
						href: `#socket=${Rc(e, o)}`,
						children: "link"
					})
				] }),
				children: /* @__PURE__ */ $(Vc, {
					page: e,
					i: o
				})
			})
		]
	});
}
function Rc(e, t) {
	let n = e.ends;
	return Lo(e.pools?.[n.pool[t]]?.name ?? "", n.socket[t], n.attempt[t], n.numbers.kind?.[t] ?? 0);
}
function zc(e) {
	let t = Io.value;
	return L(() => {
		let n = e.ends, [r, ...i] = t.split("/"), [a, o, s] = i.map(Number), c = (e.pools ?? []).findIndex((e) => encodeURIComponent(e.name) === r);
		return n.cause.findIndex((e, t) => n.pool[t] === c && n.socket[t] === a && n.attempt[t] === o && (n.numbers.kind?.[t] ?? 0) === s);
	}, [e, t]);
}
var Bc = [
	"",
	"opened again after a loss",
	"an attempt of holdfast's own after a loss",
	"a late attempt of holdfast's own after refusals"
];
function Vc({ page: e, i: t }) {
	let n = e.ends, r = (e) => n.numbers[e]?.[t] ?? 0, i = (e) => n.texts[e]?.[t] ?? "", a = n.ended_s[t], o = n.phase[t] === "open", s = (e) => e.replaceAll("_", " "), c = Rc(e, t), l = [...new Set(n.cause.filter((r, i) => n.socket[i] === n.socket[t] && Rc(e, i) === c))], u = (r) => e.summary.causes.find((i) => i.cause === r && i.pools.includes(e.pools?.[n.pool[t]]?.name ?? "")), d = [], f = (e, ...t) => {
		let n = t.filter((e) => e !== !1 && e !== 0 && e !== "");
		n.length > 0 && d.push([e, n]);
	}, p = (e) => `${Q(a - r(e))} before the end`;
	return f("How it ended", ["ended as", s(n.how[t]) + (n.code[t] ? ` ${n.code[t]}` : "")], ["came as far as", n.phase[t]], ["ended at", Q(a)], n.detail[t] && ["detail", n.detail[t]], r("partial") && ["cut", "in the middle of a frame or an answer"], i("after_close") && ["after the close frame", s(i("after_close"))], r("tls") && ["TLS", r("close_notify") ? "ended properly (close_notify)" : "not ended (no close_notify)"], r("status") && ["answer", String(r("status"))], i("server") && ["Server", i("server")], i("via") && ["Via", i("via")], i("retry_after") && ["Retry-After", i("retry_after")], i("body") && ["body", i("body")]), f("Its course", ["attempt", `${n.attempt[t]}${Bc[r("kind")] ? `, ${Bc[r("kind")]}` : ""}`], i("address") && ["address", `${i("address")}${r("local_port") ? `, from our port ${r("local_port")}` : ""}`], ["planned at", Q(r("planned_s"))], r("prepared_s") && ["steps before", Q(r("prepared_s"))], ["dialed at", Q(r("attempted_s"))], r("connected_s") && ["TCP after", Z((r("connected_s") - r("attempted_s")) * 1e3)], r("secured_s") && ["TLS after", Z((r("secured_s") - r("connected_s")) * 1e3)], r("queued_s") && ["TLS waited for this machine", Z(r("queued_s") * 1e3)], r("opened_s") && ["101 after", Z((r("opened_s") - r("attempted_s")) * 1e3)]), o && (f("Its clocks", ["age", Q(n.age_s[t])], ["silence either way", Q(n.silence_s[t])], ["silence of the server", Q(n.silence_received_s[t])], ["silence of ours", Q(n.silence_sent_s[t])], r("last_app_s") && ["last message", p("last_app_s")], ["longest silence survived", `${Q(r("gap_any_s"))} either way, ${Q(r("gap_received_s"))} of the server, ${Q(r("gap_sent_s"))} of ours`]), f("What went over it", ["messages", `${X(r("messages_sent"))} sent, ${X(r("messages_received"))} received`], ["pings", `${X(r("pings_sent"))} sent, ${X(r("pongs_received"))} answered`], r("oldest_ping_s") && ["never answered", `a ping sent ${p("oldest_ping_s")}`])), f("Its neighbours", ["at the attempt", `${X(r("open_at_attempt"))} open, ${X(r("pending_at_attempt"))} under way, ${X(r("arrivals_before"))} attempts in the second before`], ["at the end", `${X(r("open_at_end"))} open, ${X(r("arrivals_at_end"))} attempts in the second before`]), r("tcp_known") && f("What the kernel knew", ...As([
		"state",
		"backoff",
		"retransmits",
		"total_retransmit",
		"unacked",
		"last_sent_ms",
		"last_received_ms",
		"last_ack_ms",
		"rtt_us",
		"rttvar_us",
		"segs_in",
		"segs_out",
		"out_queue",
		"in_queue"
	].map((e) => r(`tcp_${e}`)))), f("This machine", ["away at most", `${Z(r("own_gap_s") * 1e3)} in the 10 s before`], r("kernel_lag_s") && ["read late", `the kernel had the last bytes ${Z(r("kernel_lag_s") * 1e3)} earlier`]), /* @__PURE__ */ $(x, { children: [l.map((t) => /* @__PURE__ */ $("p", {
		class: "cause",
		children: [/* @__PURE__ */ $("b", { children: e.titles[t] ?? s(t) }), u(t) && /* @__PURE__ */ $(x, { children: [
			": ",
			Oo(u(t).sentence),
			" ",
			/* @__PURE__ */ $("span", {
				class: "advice",
				children: u(t).advice
			})
		] })]
	}, t)), /* @__PURE__ */ $("div", {
		class: "groups",
		children: d.map(([e, t]) => /* @__PURE__ */ $("section", { children: [/* @__PURE__ */ $("h4", { children: e }), /* @__PURE__ */ $("dl", { children: t.map(([e, t]) => /* @__PURE__ */ $("div", { children: [/* @__PURE__ */ $("dt", { children: e }), /* @__PURE__ */ $("dd", { children: t })] }, e)) })] }, e))
	})] });
}
function Hc(e) {
	let t = 10 ** Math.floor(Math.log10(e / 3)), n = [
		5,
		2,
		1
	].find((n) => n * t * 3 <= e) * t;
	return Array.from({ length: Math.floor(e / n) + 1 }, (e, t) => t * n);
}
function Uc({ page: e, rows: t, causes: n, chosen: r, onChoose: i }) {
	let a = I(null), o = _o.value, s = e.ends, c = t.map((e) => s.age_s[e]), l = t.map((e) => s.silence_s[e]), u = Math.max(.001, Kc(c)) * 1.05, d = Math.max(.001, Kc(l)) * 1.05, f = {
		left: 48,
		right: 10,
		top: 10,
		bottom: 34
	}, p = () => {
		let e = a.current, i = e?.getContext("2d");
		if (!e || !i) return;
		let o = devicePixelRatio || 1, p = e.clientWidth, m = e.clientHeight;
		e.width = p * o, e.height = m * o, i.scale(o, o), i.font = "11px system-ui, sans-serif";
		let h = (e) => f.left + e / u * (p - f.left - f.right), g = (e) => m - f.bottom - e / d * (m - f.top - f.bottom);
		i.strokeStyle = So(), i.fillStyle = bo();
		for (let e of Hc(u)) i.beginPath(), i.moveTo(h(e), f.top), i.lineTo(h(e), m - f.bottom), i.stroke(), i.textAlign = "center", i.fillText(Co(e), h(e), m - f.bottom + 14);
		for (let e of Hc(d)) i.beginPath(), i.moveTo(f.left, g(e)), i.lineTo(p - f.right, g(e)), i.stroke(), i.textAlign = "right", i.fillText(Co(e), f.left - 6, g(e) + 4);
		i.textAlign = "center", i.fillText("age, s", (f.left + p - f.right) / 2, m - 4), i.save(), i.translate(11, (f.top + m - f.bottom) / 2), i.rotate(-Math.PI / 2), i.fillText("silence before the end, s", 0, 0), i.restore(), i.globalAlpha = t.length > 2e3 ? .35 : .7, t.forEach((e, t) => {
			let r = n.indexOf(s.cause[e]);
			i.fillStyle = i.strokeStyle = vo(r), Wc(i, r, h(c[t]), g(l[t]));
		}), i.globalAlpha = 1, r >= 0 && s.phase[r] === "open" && (i.strokeStyle = bo(), i.lineWidth = 2, i.beginPath(), i.arc(h(s.age_s[r]), g(s.silence_s[r]), 7, 0, 7), i.stroke());
	};
	return F(() => {
		p();
		let e = new ResizeObserver(p);
		return a.current && e.observe(a.current), () => e.disconnect();
	}, [
		t,
		o,
		r
	]), /* @__PURE__ */ $("figure", { children: [/* @__PURE__ */ $("canvas", {
		ref: a,
		class: "scatter",
		role: "img",
		onClick: (e) => {
			let n = a.current;
			if (!n) return;
			let r = n.getBoundingClientRect(), o = r.width, s = r.height, p = -1, m = 400;
			t.forEach((t, n) => {
				let i = f.left + c[n] / u * (o - f.left - f.right), a = s - f.bottom - l[n] / d * (s - f.top - f.bottom), h = (i - (e.clientX - r.left)) ** 2 + (a - (e.clientY - r.top)) ** 2;
				h < m && (m = h, p = t);
			}), p >= 0 && i(p);
		},
		"aria-label": `${X(t.length)} ends, silence before the end against age. The table below has each of them.`
	}), /* @__PURE__ */ $("figcaption", { children: n.filter((e) => t.some((t) => s.cause[t] === e)).map((t) => /* @__PURE__ */ $("span", {
		class: "key",
		children: [
			/* @__PURE__ */ $(Gc, { n: n.indexOf(t) }),
			" ",
			e.titles[t] ?? t
		]
	}, t)) })] });
}
function Wc(e, t, n, r) {
	switch (e.beginPath(), t % 4) {
		case 0:
			e.arc(n, r, 2.6, 0, 7), e.fill();
			return;
		case 1:
			e.rect(n - 2.4, r - 2.4, 4.8, 4.8), e.fill();
			return;
		case 2:
			e.moveTo(n, r - 3.4), e.lineTo(n + 3.2, r + 2.6), e.lineTo(n - 3.2, r + 2.6), e.fill();
			return;
		default: e.moveTo(n - 3, r - 3), e.lineTo(n + 3, r + 3), e.moveTo(n + 3, r - 3), e.lineTo(n - 3, r + 3), e.stroke();
	}
}
function Gc({ n: e }) {
	return /* @__PURE__ */ $("span", {
		"aria-hidden": "true",
		style: { color: vo(e) },
		children: [
			"●",
			"■",
			"▲",
			"✕"
		][e % 4]
	});
}
function Kc(e) {
	return e.reduce((e, t) => Math.max(e, t), 0);
}
function qc({ title: e, values: t }) {
	let n = Math.max(1e-6, Kc(t)), r = Array(40).fill(0);
	for (let e of t) r[Math.min(39, Math.floor(e / n * 39.999))]++;
	let i = Kc(r), a = [...t].sort((e, t) => e - t), o = a[a.length >> 1] ?? 0, s = a.map((e) => Math.abs(e - o)).sort((e, t) => e - t)[a.length >> 1] ?? 0, c = `${e}: median ${Q(o)}, spread ${Q(s)}`;
	return /* @__PURE__ */ $("figure", {
		class: "histogram",
		children: [/* @__PURE__ */ $("figcaption", { children: c }), /* @__PURE__ */ $("svg", {
			viewBox: "0 0 400 36",
			preserveAspectRatio: "none",
			role: "img",
			"aria-label": c,
			children: r.map((e, t) => e > 0 && /* @__PURE__ */ $("rect", {
				x: t * 10,
				y: 36 - Math.max(1.5, e / i * 36),
				width: "9",
				height: Math.max(1.5, e / i * 36)
			}, t))
		})]
	});
}
// src/main.tsx
function Jc() {
	return tc.value ? /* @__PURE__ */ $(tl, { page: tc.value }) : /* @__PURE__ */ $("main", { children: /* @__PURE__ */ $("p", {
		role: "status",
		children: nc.value === "refused" ? Yc : nc.value === "lost" ? `${Xc} Trying again …` : nc.value === "none" ? "" : "Waiting for the run …"
	}) });
}
var Yc = "The key of this run is missing, or it is that of another run: open the address that holdfast printed.", Xc = "Connection lost: the run's process has ended, or cannot be reached.";
function Zc({ page: e }) {
	let t = e.live;
	if (!t) return null;
	let n = nc.value === "lost" || nc.value === "refused", r = `This is how the run was at ${Q(Math.floor(t.at_s))}.`, i = [
		nc.value === "lost" && `${Xc} ${r} Trying again …`,
		nc.value === "refused" && `Connection lost: another run is at this address now. ${r}`,
		!n && t.state === "judging" && "The run is over; its causes are being named.",
		!n && t.state !== "judging" && (t.state === "stopping" || rc.value) && "Stopping …",
		t.missed > 0 && `The page was too slow for ${X(t.missed)} reports of the run: it has gaps until the end.`
	].filter((e) => e).join(" ");
	return /* @__PURE__ */ $("p", {
		role: "status",
		class: `going${n ? " away" : ""}`,
		children: i
	});
}
function Qc({ page: e }) {
	return e.live?.state !== "running" || nc.value !== "live" || rc.value ? null : /* @__PURE__ */ $("button", {
		type: "button",
		class: "stop",
		onClick: () => {
			confirm("Stop this run? It ends as with Ctrl-C: the record and the summary are written.") && uc();
		},
		children: "Stop the run"
	});
}
function $c({ page: e }) {
	let t = ic.value, n = (e.live?.kept ?? 0) - t.kept;
	return !e.live || e.live.kept === 0 ? null : /* @__PURE__ */ $("p", {
		class: "hint",
		children: [
			"The latest ",
			X(t.loaded),
			" of ",
			X(t.matched),
			" that match.",
			t.loaded < t.matched && /* @__PURE__ */ $("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					xc(!0);
				},
				children: "More"
			}),
			n > 0 && /* @__PURE__ */ $("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					xc(!1);
				},
				children: [X(n), " new: look again"]
			})
		]
	});
}
var el = {
	pass: "✓ PASS",
	fail: "✗ FAIL",
	invalid: "? INVALID",
	running: "● RUNNING"
};
function tl({ page: e }) {
	let t = e.summary, n = t.run, r = n.target.twin ? `the embedded twin (${n.target.twin})` : [n.target.ws, n.target.http].filter((e) => e).join(" and ");
	return /* @__PURE__ */ $(x, { children: [/* @__PURE__ */ $("header", {
		class: "top",
		children: [
			/* @__PURE__ */ $("p", {
				class: `verdict ${t.verdict}`,
				children: e.live && nc.value === "lost" ? "○ NOT HEARD FROM" : el[t.verdict]
			}),
			/* @__PURE__ */ $("div", { children: [/* @__PURE__ */ $("h1", { children: n.scenario || "run" }), /* @__PURE__ */ $("p", {
				class: "unit",
				children: [
					n.id,
					" · ",
					new Date(n.started).toISOString().slice(0, 19).replace("T", " "),
					" UTC · ",
					e.live ? `${Q(Math.floor(e.live.at_s))} of ${Q(e.live.duration_s)}` : Q(n.duration_s),
					" · seed ",
					n.seed,
					" · against ",
					r || n.target.addresses.join(", "),
					n.interrupted && " · interrupted",
					n.aborted_by && ` · ended by ${n.aborted_by}`,
					" · holdfast ",
					n.version
				]
			})] }),
			/* @__PURE__ */ $(Qc, { page: e })
		]
	}), /* @__PURE__ */ $("main", { children: [
		/* @__PURE__ */ $(Zc, { page: e }),
		/* @__PURE__ */ $("div", {
			role: "tablist",
			"aria-label": "Views",
			class: "tabs",
			onKeyDown: (e) => {
				let t = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
				t !== 0 && (Po.value = jo[(jo.findIndex(([e]) => e === Po.value) + t + jo.length) % jo.length][0], document.getElementById(`tab-${Po.value}`)?.focus());
			},
			children: jo.map(([e, t]) => /* @__PURE__ */ $("button", {
				type: "button",
				role: "tab",
				id: `tab-${e}`,
				"aria-selected": Po.value === e,
				"aria-controls": "view",
				tabIndex: Po.value === e ? 0 : -1,
				onClick: () => {
					Po.value = e;
				},
				children: t
			}, e))
		}),
		/* @__PURE__ */ $("div", {
			id: "view",
			role: "tabpanel",
			"aria-labelledby": `tab-${Po.value}`,
			children: [
				Po.value === "overview" && /* @__PURE__ */ $(wc, { page: e }),
				Po.value === "sockets" && /* @__PURE__ */ $(Lc, { page: e }),
				Po.value === "interactions" && /* @__PURE__ */ $(x, { children: [/* @__PURE__ */ $(Us, { page: e }), /* @__PURE__ */ $($c, { page: e })] })
			]
		})
	] })] });
}
var nl = document.getElementById("page");
try {
	let e = bs("kept"), t = await Cs();
	if (nl.replaceChildren(), rs(t)) P(/* @__PURE__ */ $(os, { c: t }), nl);
	else {
		let n = oc(t, e);
		P(/* @__PURE__ */ $(Jc, {}), nl), await n;
	}
} catch (e) {
	nl.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
