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
	var f, m, g, y, b, w, T, E, D, k, ee, A, te, ne, re, ie, j, N, F = n.type;
	if (n.constructor !== d) return null;
	128 & r.__u && (l = 32 & r.__u, f = r.__c.__z) && (n.__u |= l, m = o = [], f.nodeType == 8 ? c = ae(f, o) : o.push(f), c = o[0] || c), (f = e.__b) && f(n);
	n: if (typeof F == "function") {
		g = s.length;
		try {
			if (E = n.props, D = (f = F.prototype) && f.render, k = (f = F.contextType) && i[f.__c], ee = f ? k ? k.props.value : f.__ : i, (y = r.__c) ? (n.__c = y, 2 & y.__g && (y.__g |= 1)) : (D ? n.__c = y = new F(E, ee) : (n.__c = y = new S(E, ee), y.constructor = F, y.render = P), k && k.sub(y), y.state || (y.state = {}), y.__n = i, y.__g |= 8, y.__h = [], y.__k = []), D && (y.__s || (y.__s = y.state), F.getDerivedStateFromProps && (y.__s == y.state && (y.__s = _({}, y.__s)), _(y.__s, F.getDerivedStateFromProps(E, y.__s)))), b = y.props, w = y.state, y.__v = n, r.__c) {
				if (E !== b && D && !F.getDerivedStateFromProps && y.componentWillReceiveProps && y.componentWillReceiveProps(E, ee), n.__v == r.__v && !(8 & y.__g) || !(4 & y.__g) && y.shouldComponentUpdate && !1 === y.shouldComponentUpdate(E, y.__s, ee)) {
					n.__v != r.__v && (y.props = E, y.state = y.__s, y.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), p.push.apply(y.__h, y.__k), y.__k = [], y.__h.length && s.push(y), c = C(r);
					break n;
				}
				y.componentWillUpdate && y.componentWillUpdate(E, y.__s, ee), D && y.componentDidUpdate && y.__h.push(function() {
					y.componentDidUpdate(b, w, T);
				});
			} else D && !F.getDerivedStateFromProps && y.componentWillMount && y.componentWillMount(), D && y.componentDidMount && y.__h.push(y.componentDidMount);
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
function P(e, t, n) {
	return this.constructor(e, n);
}
function F(t, n) {
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
// src/data.ts
function ce() {
	let e = JSON.parse(document.getElementById("data")?.textContent ?? "");
	if (e.schema !== "holdfast.page/v1") throw Error(`this page shows holdfast.page/v1, not ${e.schema}`);
	return e;
}
// src/format.ts
function I(e) {
	return Math.round(e).toLocaleString("en-US");
}
function le(e) {
	let t = Math.abs(e);
	return t === 0 ? "0" : t >= 1e6 ? `${ue(e / 1e6)}M` : t >= 1e4 ? `${ue(e / 1e3)}k` : ue(e);
}
function ue(e) {
	let t = Math.abs(e);
	return String(Number(e.toFixed(t >= 100 ? 0 : t >= 10 ? 1 : t >= 1 ? 2 : 4)));
}
function de(e) {
	return e == null ? "–" : e >= 1e3 ? `${ue(e / 1e3)} s` : `${ue(e)} ms`;
}
function L(e) {
	return e === 0 ? "0 s" : e < 1 ? `${ue(e * 1e3)} ms` : `${ue(e)} s`;
}
function fe(e) {
	let t = Math.floor(e / 60), n = Math.floor(t / 60), r = e - t * 60, i = Number.isInteger(r) ? String(r).padStart(2, "0") : r.toFixed(1).padStart(4, "0");
	return n > 0 ? `${n}:${String(t % 60).padStart(2, "0")}:${i}` : `${t}:${i}`;
}
function pe(e) {
	return `${ue(e * 100)} %`;
}
// node_modules/preact/hooks/dist/hooks.mjs
var me, he, ge, _e, ve = Object.is, ye = 0, be = [], xe = [], R = e, z = R.__b, Se = R.__r, Ce = R.diffed, we = R.__c, Te = R.unmount, Ee = R.__;
function De(e, t) {
	R.__h && R.__h(he, e, ye || t), ye = 0;
	var n = he.__H || (he.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function Oe(e, t) {
	var n = De(me++, 3);
	!R.__s && Le(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, he.__H.__h.push(n));
}
function ke(e) {
	return ye = 5, Ae(function() {
		return { current: e };
	}, []);
}
function Ae(e, t) {
	var n = De(me++, 7);
	return Le(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function je() {
	var e;
	do {
		for (; e = xe.shift();) try {
			Fe(e);
		} catch (t) {
			R.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = be.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Fe), t.__h.some(Ie), t.__h = [];
			} catch (n) {
				t.__h = [], R.__e(n, e.__v);
			}
		}
	} while (xe.length);
}
R.__b = function(e) {
	he = null, z && z(e);
}, R.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), Ee && Ee(e, t);
}, R.__r = function(e) {
	Se && Se(e), me = 0;
	var t = (he = e.__c).__H;
	t && (ge == he ? he.__h = [] : (t.__h.some(Fe), t.__h.some(Ie), me = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), ge = he;
}, R.diffed = function(e) {
	Ce && Ce(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && Pe(be.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), ge = he = null;
}, R.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(Fe), e.__h = e.__h.filter(function(e) {
				return !e.__ || Ie(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), we && we(e, t);
}, R.unmount = function(e) {
	Te && Te(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, Pe(xe.push(r));
			} else Fe(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && R.__e(t, r.__v));
};
var Me = typeof requestAnimationFrame == "function";
function Ne(e) {
	var t, n = function() {
		clearTimeout(r), Me && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Me && (t = requestAnimationFrame(n));
}
function Pe(e) {
	e != 1 && _e == R.requestAnimationFrame || ((_e = R.requestAnimationFrame) || Ne)(je);
}
function Fe(e) {
	var t = he, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), he = t;
}
function Ie(e) {
	var t = he;
	e.__c = e.__(), he = t;
}
function Le(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !ve(t, e[n]);
	});
}
// node_modules/@preact/signals-core/dist/signals-core.module.js
var Re = Symbol.for("preact-signals");
function ze() {
	if (V > 1) V--;
	else {
		var e, t = !1;
		for ((function() {
			var e = qe;
			for (qe = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); Ue !== void 0;) {
			var n = Ue;
			for (Ue = void 0, We++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && Qe(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (We = 0, V--, t) throw e;
	}
}
function Be(e) {
	if (V > 0) return e();
	Ke = ++Ge, V++;
	try {
		return e();
	} finally {
		ze();
	}
}
var Ve, B = void 0;
function He(e) {
	var t = B, n = Ve;
	B = void 0, Ve = void 0;
	try {
		return e();
	} finally {
		B = t, Ve = n;
	}
}
var Ue = void 0, V = 0, We = 0, Ge = 0, Ke = 0, qe = void 0, Je = 0;
function Ye(e) {
	if (B !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== B) return t = {
			i: 0,
			S: e,
			p: B.s,
			n: void 0,
			t: B,
			e: void 0,
			x: void 0,
			r: t
		}, B.s !== void 0 && (B.s.n = t), B.s = t, e.n = t, 32 & B.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = B.s, t.n = void 0, B.s.n = t, B.s = t), t;
	}
}
function Xe(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
Xe.prototype.brand = Re, Xe.prototype.h = function() {
	return !0;
}, Xe.prototype.S = function(e) {
	var t = this, n = this.t;
	n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? He(function() {
		var e;
		(e = t.W) == null || e.call(t);
	}) : n.e = e);
}, Xe.prototype.U = function(e) {
	var t = this;
	if (this.t !== void 0) {
		var n = e.e, r = e.x;
		n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && He(function() {
			var e;
			(e = t.Z) == null || e.call(t);
		}));
	}
}, Xe.prototype.subscribe = function(e) {
	var t = this;
	return U(function() {
		var n = t.value;
		He(function() {
			return e(n);
		});
	}, { name: "sub" });
}, Xe.prototype.valueOf = function() {
	return this.value;
}, Xe.prototype.toString = function() {
	return this.value + "";
}, Xe.prototype.toJSON = function() {
	return this.value;
}, Xe.prototype.peek = function() {
	var e = this;
	return He(function() {
		return e.value;
	});
}, Object.defineProperty(Xe.prototype, "value", {
	get: function() {
		var e = Ye(this);
		return e !== void 0 && (e.i = this.i), this.v;
	},
	set: function(e) {
		if (e !== this.v) {
			if (We > 100) throw Error("Cycle detected");
			(function(e) {
				V !== 0 && We === 0 && e.l !== Ke && (e.l = Ke, qe = {
					S: e,
					v: e.v,
					i: e.i,
					o: qe
				});
			})(this), this.v = e, this.i++, Je++, V++;
			try {
				for (var t = this.t; t !== void 0; t = t.x) t.t.N();
			} finally {
				ze();
			}
		}
	}
});
function Ze(e, t) {
	return new Xe(e, t);
}
function Qe(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function $e(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function et(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function tt(e, t) {
	Xe.call(this, void 0, t), this.x = e, this.s = void 0, this.g = Je - 1, this.f = 4;
}
tt.prototype = new Xe(), tt.prototype.h = function() {
	if (this.f &= -3, 1 & this.f) return !1;
	if ((36 & this.f) == 32 || (this.f &= -5, this.g === Je)) return !0;
	if (this.g = Je, this.f |= 1, this.i > 0 && !Qe(this)) return this.f &= -2, !0;
	var e = B;
	try {
		$e(this), B = this;
		var t = this.x();
		(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
	} catch (e) {
		this.v = e, this.f |= 16, this.i++;
	}
	return B = e, et(this), this.f &= -2, !0;
}, tt.prototype.S = function(e) {
	if (this.t === void 0) {
		this.f |= 36;
		for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
	}
	Xe.prototype.S.call(this, e);
}, tt.prototype.U = function(e) {
	if (this.t !== void 0 && (Xe.prototype.U.call(this, e), this.t === void 0)) {
		this.f &= -33;
		for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
	}
}, tt.prototype.N = function() {
	if (!(2 & this.f)) {
		this.f |= 6;
		for (var e = this.t; e !== void 0; e = e.x) e.t.N();
	}
}, Object.defineProperty(tt.prototype, "value", { get: function() {
	if (1 & this.f) throw Error("Cycle detected");
	var e = Ye(this);
	if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
	return this.v;
} });
function nt(e, t) {
	return new tt(e, t);
}
function rt(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		V++;
		var n = B;
		B = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, it(e), t;
		} finally {
			B = n, ze();
		}
	}
}
function it(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, rt(e);
}
function at(e) {
	if (B !== this) throw Error("Out-of-order effect");
	et(this), B = e, this.f &= -2;
	try {
		8 & this.f && it(this);
	} finally {
		ze();
	}
}
function H(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, Ve && Ve.push(this);
}
H.prototype.c = function() {
	var e = this.S();
	try {
		if (8 & this.f || this.x === void 0) return;
		var t = this.x();
		typeof t == "function" && (this.j = t);
	} finally {
		e();
	}
}, H.prototype.S = function() {
	if (1 & this.f) throw Error("Cycle detected");
	this.f |= 1, this.f &= -9, rt(this), $e(this), V++;
	var e = B;
	return B = this, at.bind(this, e);
}, H.prototype.N = function() {
	2 & this.f || (this.f |= 2, this.u = Ue, Ue = this);
}, H.prototype.d = function() {
	this.f |= 8, 1 & this.f || it(this);
}, H.prototype.dispose = function() {
	this.d();
};
function U(e, t) {
	var n = new H(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
// node_modules/@preact/signals/dist/signals.module.js
var ot, st, ct = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, lt = [];
U(function() {
	ot = this.N;
})();
function ut(t, n) {
	e[t] = n.bind(null, e[t] || function() {});
}
function dt(e) {
	if (st) {
		var t = st;
		st = void 0, t();
	}
	st = e && e.S();
}
function ft(e) {
	var t = this, r = e.data, i = mt(r);
	i.name = "ReactiveDom", i.value = r;
	var a = Ae(function() {
		for (var e = t, r = t.__v; r = r.__;) if (r.__c) {
			r.__c.__$f |= 4;
			break;
		}
		var a = nt(function() {
			var e = i.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), o = nt(function() {
			return !Array.isArray(a.value) && !n(a.value);
		}), s = U(function() {
			if (this.N = _t, o.value) {
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
ft.displayName = "ReactiveTextNode", Object.defineProperties(Xe.prototype, {
	constructor: {
		configurable: !0,
		value: y(x, null).constructor
	},
	type: {
		configurable: !0,
		value: ft
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
}), ut("__b", function(e, t) {
	if (dt(), typeof t.type == "string") {
		var n, r = t.props;
		for (var i in r) if (i !== "children") {
			var a = r[i];
			a instanceof Xe && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
		}
	}
	e(t);
}), ut("__r", function(e, t) {
	if (e(t), t.type !== x) {
		dt();
		var n, r = t.__c;
		r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
			var n;
			return U(function() {
				n = this;
			}, { name: t }), n.c = e, n;
		}(function(e) {
			return function() {
				var t;
				ct && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
			};
		}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), dt(n);
	}
}), ut("__e", function(e, t, n, r) {
	dt(), e(t, n, r);
}), ut("diffed", function(e, t) {
	dt();
	var n;
	if (typeof t.type == "string" && (n = t.__e)) {
		var r = t.__np, i = t.props, a = n.U;
		if (a) for (var o in a) {
			var s = a[o];
			s === void 0 || r && o in r || (s.d(), a[o] = void 0);
		}
		if (r) for (var c in a || (a = {}, n.U = a), r) {
			var l = a[c], u = r[c];
			l === void 0 ? (l = pt(n, c, u, i), a[c] = l) : l.o(u, i);
		}
	}
	e(t);
});
function pt(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = Ze(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: U(function() {
			this.N = _t;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
ut("unmount", function(e, t) {
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
}), ut("__h", function(e, t, n, r) {
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
function mt(e, t) {
	return Ae(function() {
		return Ze(e, t);
	}, []);
}
var ht = function(e) {
	queueMicrotask(function() {
		queueMicrotask(e);
	});
};
function gt() {
	Be(function() {
		for (var e; e = lt.shift();) ot.call(e);
	});
}
function _t() {
	lt.push(this) === 1 && (e.requestAnimationFrame || ht)(gt);
}
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var vt = Symbol.for("pv"), yt = 0;
Array.isArray;
function W(t, n, r, i, a, o) {
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
		constructor: vt,
		__v: --yt,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/rows.tsx
var bt = 30;
function xt({ label: e, columns: t, rows: n, chosen: r, onChoose: i }) {
	let a = mt(0), o = mt(0), s = ke(null), c = Math.max(0, Math.min(n.length - 14, Math.floor(a.value / bt) - 4)), l = n.slice(Math.max(0, c), Math.max(0, c) + 14 + 8), u = { gridTemplateColumns: t.map((e) => e.width).join(" ") };
	Oe(() => {
		a.value = 0, o.value = 0, s.current && (s.current.scrollTop = 0);
	}, [n]);
	let d = (e) => {
		o.value = Math.max(0, Math.min(n.length - 1, e));
		let t = s.current, r = o.value * bt;
		t && (r < t.scrollTop && (t.scrollTop = r), r + bt > t.scrollTop + t.clientHeight - bt && (t.scrollTop = r + 60 - t.clientHeight));
	};
	return /* @__PURE__ */ W("div", {
		class: "rows",
		role: "grid",
		"aria-label": e,
		"aria-rowcount": n.length + 1,
		tabIndex: 0,
		ref: s,
		onKeyDown: (e) => {
			let t = {
				ArrowDown: 1,
				ArrowUp: -1,
				PageDown: 14,
				PageUp: -14,
				Home: -n.length,
				End: n.length
			}[e.key];
			t !== void 0 && (e.preventDefault(), d(o.value + t)), e.key === "Enter" && n[o.value] !== void 0 && i(n[o.value]);
		},
		"aria-activedescendant": n.length > 0 ? `${e}-${o.value}` : void 0,
		onScroll: (e) => {
			a.value = e.currentTarget.scrollTop;
		},
		children: [/* @__PURE__ */ W("div", {
			class: "row head",
			role: "row",
			"aria-rowindex": 1,
			style: u,
			children: t.map((e) => /* @__PURE__ */ W("span", {
				role: "columnheader",
				class: e.right ? "right" : "",
				children: e.head
			}, e.head))
		}), /* @__PURE__ */ W("div", {
			role: "rowgroup",
			style: {
				height: `${n.length * bt}px`,
				position: "relative"
			},
			children: l.map((n, a) => {
				let s = Math.max(0, c) + a;
				return /* @__PURE__ */ W("div", {
					id: `${e}-${s}`,
					role: "row",
					"aria-rowindex": s + 2,
					"aria-selected": n === r,
					class: `row${n === r ? " chosen" : ""}${s === o.value ? " at" : ""}`,
					style: {
						...u,
						position: "absolute",
						top: `${s * bt}px`,
						left: "0",
						right: "0"
					},
					onClick: () => {
						o.value = s, i(n);
					},
					children: t.map((e) => /* @__PURE__ */ W("span", {
						role: "gridcell",
						class: e.right ? "right" : "",
						children: e.cell(n)
					}, e.head))
				}, n);
			})
		})]
	});
}
// src/state.ts
var St = Ze(null), Ct = [
	["overview", "Overview"],
	["sockets", "Sockets"],
	["interactions", "Interactions"]
], wt = () => Ct.find(([e]) => `#${e}` === location.hash)?.[0] ?? "overview", Tt = Ze(wt());
window.addEventListener("hashchange", () => {
	Tt.value = wt();
}), U(() => {
	wt() !== Tt.value && (location.hash = Tt.value);
});
var Et = Ze(""), Dt = Ze(""), Ot = Ze(-1), kt = Ze({
	load: "",
	outcome: "",
	text: "",
	atLeastMs: 0
}), At = Ze(-1);
// src/interactions.tsx
function jt({ page: e }) {
	let t = e.interactions, n = kt.value, r = St.value, i = Ae(() => [...new Set(t.map((e) => e.failure ?? ""))].sort(), [t]), a = Ae(() => {
		let e = [], i = n.text.toLowerCase();
		return t.forEach((t, a) => {
			n.load !== "" && t.load !== Number(n.load) || (n.outcome === "good" ? t.failure : n.outcome !== "" && t.failure !== n.outcome) || n.atLeastMs > 0 && Mt(t) * 1e3 < n.atLeastMs || r && (t.ended_s < r[0] || t.planned_s > r[1]) || (!i || t.steps.some((e) => `${e.step} ${e.status ?? ""} ${e.failure ?? ""} ${e.detail ?? ""}`.toLowerCase().includes(i)) || String(t.number) === i) && e.push(a);
		}), e;
	}, [
		t,
		n,
		r
	]), o = e.summary.interactions.total;
	if (o === 0) return /* @__PURE__ */ W("p", { children: "The scenario has no loads, so there were no interactions." });
	let s = t[At.value];
	return /* @__PURE__ */ W("section", {
		"aria-labelledby": "interactions",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "interactions",
				children: "Interactions"
			}),
			/* @__PURE__ */ W("p", {
				class: "hint",
				children: [
					I(t.length),
					" of ",
					I(o),
					" are kept: the first of each load, step, outcome and second, the slowest, and some of the ordinary. Numbers elsewhere come from all of them."
				]
			}),
			/* @__PURE__ */ W("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ W("label", { children: ["load ", /* @__PURE__ */ W("select", {
						value: n.load,
						onChange: (e) => {
							kt.value = {
								...n,
								load: e.currentTarget.value
							};
						},
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), (e.loads ?? []).map((e, t) => /* @__PURE__ */ W("option", {
							value: t,
							children: e.name
						}, t))]
					})] }),
					/* @__PURE__ */ W("label", { children: ["outcome ", /* @__PURE__ */ W("select", {
						value: n.outcome,
						onChange: (e) => {
							kt.value = {
								...n,
								outcome: e.currentTarget.value
							};
						},
						children: [
							/* @__PURE__ */ W("option", {
								value: "",
								children: "all"
							}),
							/* @__PURE__ */ W("option", {
								value: "good",
								children: "good"
							}),
							i.filter((e) => e).map((e) => /* @__PURE__ */ W("option", {
								value: e,
								children: e
							}, e))
						]
					})] }),
					/* @__PURE__ */ W("label", { children: [
						"at least ",
						/* @__PURE__ */ W("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atLeastMs || "",
							onInput: (e) => {
								kt.value = {
									...n,
									atLeastMs: Number(e.currentTarget.value) || 0
								};
							}
						}),
						" ms"
					] }),
					/* @__PURE__ */ W("label", { children: ["text ", /* @__PURE__ */ W("input", {
						type: "search",
						placeholder: "step, status, detail, number",
						value: n.text,
						onInput: (e) => {
							kt.value = {
								...n,
								text: e.currentTarget.value
							};
						}
					})] }),
					r && /* @__PURE__ */ W("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							St.value = null;
						},
						children: [
							"From ",
							L(Math.max(0, r[0])),
							" to ",
							L(r[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ W("span", {
						role: "status",
						children: [
							I(a.length),
							" of ",
							I(t.length)
						]
					})
				]
			}),
			/* @__PURE__ */ W(xt, {
				label: "interactions",
				rows: a,
				chosen: At.value,
				onChoose: (e) => {
					At.value = e;
				},
				columns: [
					{
						head: "load",
						width: "minmax(7rem,1fr)",
						cell: (n) => e.loads?.[t[n].load]?.name ?? ""
					},
					{
						head: "number",
						width: "6rem",
						right: !0,
						cell: (e) => I(t[e].number)
					},
					{
						head: "planned at",
						width: "7rem",
						right: !0,
						cell: (e) => L(t[e].planned_s)
					},
					{
						head: "from plan",
						width: "7rem",
						right: !0,
						cell: (e) => de(Mt(t[e]) * 1e3)
					},
					{
						head: "steps",
						width: "4rem",
						right: !0,
						cell: (e) => t[e].steps.length
					},
					{
						head: "outcome",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => /* @__PURE__ */ W("span", {
							class: t[e].failure ? "bad" : "good",
							children: t[e].failure ? `✗ ${t[e].failure}` : "✓ good"
						})
					}
				]
			}),
			s && /* @__PURE__ */ W(Nt, {
				page: e,
				one: s
			})
		]
	});
}
function Mt(e) {
	return e.ended_s - e.planned_s;
}
function Nt({ page: e, one: t }) {
	let n = Math.max(1e-6, Mt(t)), r = (e) => `${Math.max(0, Math.min(100, (e - t.planned_s) / n * 100))}%`, i = (e, t) => `${Math.max(.3, (t - e) / n * 100)}%`, a = (e) => [
		e.status ? `status ${e.status}` : "",
		e.failure ?? "",
		e.attempts > 1 ? `${e.attempts} attempts` : "",
		e.detail ?? ""
	].filter((e) => e).join(", ");
	return /* @__PURE__ */ W("aside", {
		class: "detail",
		"aria-label": "One interaction",
		children: [/* @__PURE__ */ W("h3", { children: [
			e.loads?.[t.load]?.name,
			" ",
			I(t.number),
			" ",
			/* @__PURE__ */ W("span", {
				class: "unit",
				children: [
					"planned at ",
					L(t.planned_s),
					", ",
					de(n * 1e3),
					" from plan to end",
					t.failure ? `, ${t.failure}` : ""
				]
			})
		] }), /* @__PURE__ */ W("div", {
			class: "waterfall",
			children: [/* @__PURE__ */ W("div", {
				class: "bar-row",
				children: [
					/* @__PURE__ */ W("span", { children: "start" }),
					/* @__PURE__ */ W("span", {
						class: "track",
						children: /* @__PURE__ */ W("i", {
							class: "wait",
							style: {
								left: "0",
								width: i(t.planned_s, t.started_s)
							}
						})
					}),
					/* @__PURE__ */ W("span", { children: [de((t.started_s - t.planned_s) * 1e3), " late"] })
				]
			}), t.steps.map((e, t) => /* @__PURE__ */ W("div", {
				class: "bar-row",
				children: [
					/* @__PURE__ */ W("span", { children: e.step }),
					/* @__PURE__ */ W("span", {
						class: "track",
						children: [/* @__PURE__ */ W("i", {
							class: "wait",
							style: {
								left: r(e.planned_s),
								width: i(e.planned_s, Math.max(e.planned_s, e.sent_s))
							}
						}), /* @__PURE__ */ W("i", {
							class: e.failure ? "broken" : "work",
							style: {
								left: r(e.sent_s),
								width: i(e.sent_s, Math.max(e.sent_s, e.ended_s))
							}
						})]
					}),
					/* @__PURE__ */ W("span", { children: [de((e.ended_s - e.sent_s) * 1e3), a(e) && `: ${a(e)}`] })
				]
			}, t))]
		})]
	});
}
// node_modules/uplot/dist/uPlot.esm.js
var Pt = !0, Ft = "uplot", It = "u-hz", Lt = "u-vt", Rt = "u-title", zt = "u-wrap", Bt = "u-under", Vt = "u-over", Ht = "u-axis", Ut = "u-off", Wt = "u-select", Gt = "u-cursor-x", Kt = "u-cursor-y", qt = "u-cursor-pt", Jt = "u-legend", Yt = "u-live", Xt = "u-inline", Zt = "u-series", Qt = "u-marker", $t = "u-label", en = "u-value", tn = "width", nn = "height", rn = "top", an = "bottom", on = "left", sn = "right", cn = "#000", ln = "#0000", un = "mousemove", dn = "mousedown", fn = "mouseup", pn = "mouseenter", mn = "mouseleave", hn = "dblclick", gn = "resize", _n = "scroll", vn = "change", yn = "dppxchange", bn = "--", xn = typeof window < "u", Sn = xn ? document : null, Cn = xn ? window : null, wn = xn ? navigator : null, G, Tn;
function En() {
	let e = devicePixelRatio;
	G != e && (G = e, Tn && Bn(vn, Tn, En), Tn = matchMedia(`(min-resolution: ${G - .001}dppx) and (max-resolution: ${G + .001}dppx)`), zn(vn, Tn, En), Cn.dispatchEvent(new CustomEvent(yn)));
}
function Dn(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function On(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function K(e, t, n) {
	e.style[t] = n + "px";
}
function kn(e, t, n, r) {
	let i = Sn.createElement(e);
	return t != null && Dn(i, t), n?.insertBefore(i, r), i;
}
function An(e, t) {
	return kn("div", e, t);
}
var jn = /* @__PURE__ */ new WeakMap();
function Mn(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != jn.get(e) && (e.style.transform = a, jn.set(e, a), t < 0 || n < 0 || t > r || n > i ? Dn(e, Ut) : On(e, Ut));
}
var Nn = /* @__PURE__ */ new WeakMap();
function Pn(e, t, n) {
	let r = t + n;
	r != Nn.get(e) && (Nn.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var Fn = /* @__PURE__ */ new WeakMap();
function In(e, t, n, r) {
	let i = t + "" + n;
	i != Fn.get(e) && (Fn.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var Ln = { passive: !0 }, Rn = {
	...Ln,
	capture: !0
};
function zn(e, t, n, r) {
	t.addEventListener(e, n, r ? Rn : Ln);
}
function Bn(e, t, n, r) {
	t.removeEventListener(e, n, Ln);
}
xn && En();
function Vn(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 2147483647;
	for (; r - n > 1;) i = a ? n + r >> 1 : or((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function Hn(e) {
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
var Un = (e) => e != null, Wn = (e) => e != null && e > 0, Gn = Hn(Un), Kn = Hn(Wn);
function qn(e, t, n, r = 0, i = !1) {
	let a = i ? Kn : Gn, o = i ? Wn : Un;
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
	return [s ?? _r, c ?? -_r];
}
function Jn(e, t, n, r) {
	let i = fr(e), a = fr(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? pr : mr, s = i == 1 ? or : cr, c = a == 1 ? cr : or, l = s(o(ar(e))), u = c(o(ar(t))), d = dr(n, l), f = dr(n, u);
	return n == 10 && (l < 0 && (d = Q(d, -l)), u < 0 && (f = Q(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = Ar(e, d), t = kr(t, f)), [e, t];
}
function Yn(e, t, n, r) {
	let i = Jn(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var Xn = .1, Zn = {
	mode: 3,
	pad: Xn
}, Qn = {
	pad: 0,
	soft: null,
	mode: 0
}, $n = {
	min: Qn,
	max: Qn
};
function er(e, t, n, r) {
	return Vr(n) ? nr(e, t, n) : (Qn.pad = n, Qn.soft = r ? 0 : null, Qn.mode = r ? 3 : 0, nr(e, t, $n));
}
function q(e, t) {
	return e ?? t;
}
function tr(e, t, n) {
	for (t = q(t, 0), n = q(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function nr(e, t, n) {
	let r = n.min, i = n.max, a = q(r.pad, 0), o = q(i.pad, 0), s = q(r.hard, -_r), c = q(i.hard, _r), l = q(r.soft, _r), u = q(i.soft, -_r), d = q(r.mode, 0), f = q(i.mode, 0), p = t - e, m = pr(p), h = ur(ar(e), ar(t)), g = ar(pr(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != _r && (a = 0), f == 2 && u != -_r && (o = 0)));
	let _ = p || h || 1e3, v = dr(10, or(pr(_))), y = Q(Ar(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : _r, x = ur(s, y < b && e >= b ? b : lr(b, y)), S = Q(kr(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -_r, w = lr(c, S > C && t <= C ? C : ur(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var rr = new Intl.NumberFormat(xn ? wn.language : "en-US"), J = (e) => rr.format(e), Y = Math, ir = Y.PI, ar = Y.abs, or = Y.floor, sr = Y.round, cr = Y.ceil, lr = Y.min, ur = Y.max, dr = Y.pow, fr = Y.sign, pr = Y.log10, mr = Y.log2, hr = (e, t = 1) => Y.sinh(e) * t, gr = (e, t = 1) => Y.asinh(e / t), _r = Infinity;
function vr(e) {
	return (pr((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function yr(e, t, n) {
	return lr(ur(e, t), n);
}
function br(e) {
	return typeof e == "function";
}
function X(e) {
	return br(e) ? e : () => e;
}
var Z = () => {}, xr = (e) => e, Sr = (e, t) => t, Cr = (e) => null, wr = (e) => !0, Tr = (e, t) => e == t, Er = /\.\d*?(?=9{6,}|0{6,})/gm, Dr = (e) => {
	if (Rr(e) || jr.has(e)) return e;
	let t = `${e}`, n = t.match(Er);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${Dr(e)}e${n}`;
	}
	return Q(e, r);
};
function Or(e, t) {
	return Dr(Q(Dr(e / t)) * t);
}
function kr(e, t) {
	return Dr(cr(Dr(e / t)) * t);
}
function Ar(e, t) {
	return Dr(or(Dr(e / t)) * t);
}
function Q(e, t = 0) {
	if (Rr(e)) return e;
	let n = 10 ** t;
	return sr(e * n * (1 + 2 ** -52)) / n;
}
var jr = /* @__PURE__ */ new Map();
function Mr(e) {
	return (("" + e).split(".")[1] || "").length;
}
function Nr(e, t, n, r) {
	let i = [], a = r.map(Mr);
	for (let o = t; o < n; o++) {
		let t = ar(o), n = Q(dr(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : Q(c, l);
			i.push(u), jr.set(u, l);
		}
	}
	return i;
}
var Pr = {}, Fr = [], Ir = [null, null], Lr = Array.isArray, Rr = Number.isInteger, zr = (e) => e === void 0;
function Br(e) {
	return typeof e == "string";
}
function Vr(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function Hr(e) {
	return typeof e == "object" && !!e;
}
var Ur = Object.getPrototypeOf(Uint8Array), Wr = "__proto__";
function Gr(e, t = Vr) {
	let n;
	if (Lr(e)) {
		let r = e.find((e) => e != null);
		if (Lr(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = Gr(e[r], t);
		} else n = e.slice();
	} else if (e instanceof Ur) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != Wr && (n[r] = Gr(e[r], t));
	} else n = e;
	return n;
}
function Kr(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != Wr && (Vr(e[t]) ? Kr(e[t], Gr(r[t])) : e[t] = Gr(r[t]));
	}
	return e;
}
var qr = 0, Jr = 1, Yr = 2;
function Xr(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function Zr(e, t) {
	if (ei(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return ti(t[0]) || (t = $r(t)), t;
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
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : Jr, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != qr && (l[n] = t, u == Yr && d.push(n)) : l[n] = t;
			}
			Xr(l, d, i), r.push(l);
		}
	}
	return r;
}
var Qr = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function $r(e) {
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
function ei(e) {
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
function ti(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = ur(1, or((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var ni = [
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
], ri = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function ii(e) {
	return e.slice(0, 3);
}
var ai = ri.map(ii), oi = {
	MMMM: ni,
	MMM: ni.map(ii),
	WWWW: ri,
	WWW: ai
};
function si(e) {
	return (e < 10 ? "0" : "") + e;
}
function ci(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var li = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => si(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => si(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => si(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => si(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => si(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => ci(e.getMilliseconds())
};
function ui(e, t) {
	t ||= oi;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? li[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var di = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function fi(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == di ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
var pi = (e) => e % 1 == 0, mi = [
	1,
	2,
	2.5,
	5
], hi = Nr(10, -32, 0, mi), gi = Nr(10, 0, 32, mi), _i = gi.filter(pi), vi = hi.concat(gi), yi = "\n", bi = "{YYYY}", xi = yi + bi, Si = "{M}/{D}", Ci = yi + Si, wi = Ci + "/{YY}", Ti = "{aa}", Ei = "{h}:{mm}" + Ti, Di = yi + Ei, Oi = ":{ss}", $ = null;
function ki(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? Nr(10, 0, 3, mi).filter(pi) : Nr(10, -3, 0, mi)).concat([
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
			bi,
			$,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i * 28,
			"{MMM}",
			xi,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i,
			Si,
			xi,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			r,
			"{h}" + Ti,
			wi,
			$,
			Ci,
			$,
			$,
			$,
			1
		],
		[
			n,
			Ei,
			wi,
			$,
			Ci,
			$,
			$,
			$,
			1
		],
		[
			t,
			Oi,
			wi + " " + Ei,
			$,
			Ci + " " + Ei,
			$,
			Di,
			$,
			1
		],
		[
			e,
			Oi + ".{fff}",
			wi + " " + Ei,
			$,
			Ci + " " + Ei,
			$,
			Di,
			$,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = Q(g * e, 3), v = zi(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = Q(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : Q(zi(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(sr(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = zi(c + r * a, l + n * a, 1), s = o - t(Q(o * e, 3));
					i = Q((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (or(l) - or(_)) + kr(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = Q(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = or(Q(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					Q((o - i) / d, 3) * v >= .7 && p.push(o);
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
var [Ai, ji, Mi] = ki(1), [Ni, Pi, Fi] = ki(.001);
Nr(2, -53, 53, [1]);
function Ii(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function Li(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function Ri(e, t) {
	let n = ui(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function zi(e, t, n) {
	return new Date(e, t, n);
}
function Bi(e, t) {
	return t(e);
}
var Vi = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function Hi(e, t) {
	return (n, r, i, a) => a == null ? bn : t(e(r));
}
function Ui(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function Wi(e, t) {
	return e.series[t].fill(e, t);
}
var Gi = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: Z,
	markers: {
		show: !0,
		width: 2,
		stroke: Ui,
		fill: Wi,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function Ki(e, t) {
	let n = e.cursor.points, r = An(), i = n.size(e, t);
	K(r, tn, i), K(r, nn, i);
	let a = i / -2;
	K(r, "marginLeft", a), K(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && K(r, "borderWidth", o), r;
}
function qi(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function Ji(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function Yi(e, t) {
	return e.series[t].points.size;
}
var Xi = [0, 0];
function Zi(e, t, n) {
	return Xi[0] = t, Xi[1] = n, Xi;
}
function Qi(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function $i(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var ea = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: Zi,
	points: {
		one: !1,
		show: Ki,
		size: Yi,
		width: 0,
		stroke: Ji,
		fill: qi
	},
	bind: {
		mousedown: Qi,
		mouseup: Qi,
		click: Qi,
		dblclick: Qi,
		mousemove: $i,
		mouseleave: $i,
		mouseenter: $i
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
}, ta = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, na = Kr({}, ta, { filter: Sr }), ra = Kr({}, na, { size: 10 }), ia = Kr({}, ta, { show: !1 }), aa = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", oa = "bold " + aa, sa = 1.5, ca = {
	show: !0,
	scale: "x",
	stroke: cn,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: oa,
	side: 2,
	grid: na,
	ticks: ra,
	border: ia,
	font: aa,
	lineGap: sa,
	rotate: 0
}, la = "Value", ua = "Time", da = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: _r,
	max: -Infinity,
	idxs: []
};
function fa(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : J(e));
}
function pa(e, t, n, r, i, a, o) {
	let s = [], c = jr.get(i) || 0;
	n = o ? n : Q(kr(n, i), c);
	for (let e = n; e <= r; e = Q(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function ma(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = dr(c, or((c == 10 ? pr : mr)(n))), c == 10 && (i = vi[Vn(i, vi)]);
	let l = n, u = i * c;
	c == 10 && (u = vi[Vn(u, vi)]);
	do
		s.push(l), l += i, c == 10 && !jr.has(l) && (l = Q(l, jr.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = vi[Vn(u, vi)]));
	while (l <= r);
	return s;
}
function ha(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? ma(e, t, ur(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? ma(e, t, ur(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var ga = /./, _a = /[12357]/, va = /[125]/, ya = /1/, ba = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function xa(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? ga : c(7, o) - u >= l ? _a : c(5, o) - u >= l ? va : ya;
	if (d == ya) {
		let e = ar(c(1, o) - u);
		if (e < l) return ba(t.slice().reverse(), s.distr, d, cr(l / e)).reverse();
	}
	return ba(t, s.distr, d, 1);
}
function Sa(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = ar(c(1, o) - c(2, o));
	return l < s ? ba(t.slice().reverse(), 3, ga, cr(s / l)).reverse() : t;
}
function Ca(e, t, n, r) {
	return r == null ? bn : t == null ? "" : J(t);
}
var wa = {
	show: !0,
	scale: "y",
	stroke: cn,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: oa,
	side: 3,
	grid: na,
	ticks: ra,
	border: ia,
	font: aa,
	lineGap: sa,
	rotate: 0
};
function Ta(e, t) {
	return Q((3 + (e || 1) * 2) * t, 3);
}
function Ea(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = ar(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * G);
	return r[1] - r[0] <= o;
}
var Da = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: _r,
	max: -Infinity
}, Oa = (e, t, n, r, i) => i, ka = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: Oa,
	alpha: 1,
	facets: [Kr({}, Da, { scale: "x" }), Kr({}, Da, { scale: "y" })]
}, Aa = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: Oa,
	alpha: 1,
	points: {
		show: Ea,
		filter: null
	},
	values: null,
	min: _r,
	max: -Infinity,
	idxs: [],
	path: null,
	clip: null
};
function ja(e, t, n, r, i) {
	return n / 10;
}
var Ma = {
	time: Pt,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, Na = Kr({}, Ma, {
	time: !1,
	ori: 1
}), Pa = {};
function Fa(e, t) {
	let n = Pa[e];
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
	}, e != null && (Pa[e] = n)), n;
}
var Ia = 1, La = 2;
function Ra(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, qa, Ya, Za, $a, to) : n(i, c, l, u, d, _, g, p, f, h, m, Ja, Xa, Qa, eo, no);
}
function za(e, t) {
	let n = 0, r = 0, i = q(e.bands, Fr);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function Ba(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function Va(e, t, n, r, i, a) {
	return Ra(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? Ya : Xa, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function Ha(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? Za : Qa, c = n;
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
function Ua(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function Wa(e, t, n, r, i, a, o) {
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
function Ga(e) {
	return e == 0 ? xr : e == 1 ? sr : (t) => Or(t, e);
}
function Ka(e) {
	let t = e == 0 ? qa : Ja, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = lr(c, o / 2, s / 2), l = lr(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var qa = (e, t, n) => {
	e.moveTo(t, n);
}, Ja = (e, t, n) => {
	e.moveTo(n, t);
}, Ya = (e, t, n) => {
	e.lineTo(t, n);
}, Xa = (e, t, n) => {
	e.lineTo(n, t);
}, Za = Ka(0), Qa = Ka(1), $a = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, eo = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, to = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, no = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function ro(e) {
	return (e, t, n, r, i) => Ra(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = qa, v = $a) : (_ = Ja, v = eo);
		let y = Q(g.width * G, 3), b = (g.size - g.width) / 2 * G, x = Q(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		Za(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, ir * 2);
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
function io(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var ao = io(Ya), oo = io(Xa);
function so(e) {
	let t = q(e?.alignGaps, 0);
	return (e, n, r, i) => Ra(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = Gn(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = Ya, b = ao) : (y = Xa, b = oo);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: Ia
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
		let [T, E] = za(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...Wa(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = Ha(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [Va(e, n, r, i, C, -1), Va(e, n, r, i, C, 1)] : Va(e, n, r, i, C, E)), S;
	});
}
function co(e) {
	let t = q(e.align, 1), n = q(e.ascDesc, !1), r = q(e.alignGaps, 0), i = q(e.extend, !1);
	return (e, a, o, s) => Ra(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = Gn(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? Ya : Xa, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: Ia
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
		let [ne, re] = za(e, a);
		if (c.fill != null || ne != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, ne));
			w(t, te, n), w(t, A, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...Wa(l, u, o, s, D, S, r));
			let f = c.width * G / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = Ha(i, d.ori, h, g, _, v);
		}
		return re != 0 && (T.band = re == 2 ? [Va(e, a, o, s, E, -1), Va(e, a, o, s, E, 1)] : Va(e, a, o, s, E, re)), T;
	});
}
function lo(e, t, n, r, i, a, o = _r) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = Infinity; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = ar(e[c] - e[s]);
				t < l && (l = t, o = ar(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function uo(e) {
	e ||= Pr;
	let t = q(e.size, [
		.6,
		_r,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = X(i), o = 1 - t[0], s = q(t[1], _r), c = q(t[2], 1), l = q(e.disp, Pr), u = q(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => Ra(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * G, O = s * G, k = c * G, ee, A;
		_.ori == 0 ? [ee, A] = a(e, t) : [A, ee] = a(e, t);
		let te = _.dir * (_.ori == 0 ? 1 : -1), ne = _.ori == 0 ? Za : Qa, re = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, ie = q(e.bands, Fr).find((e) => e.series[0] == t), ae = ie == null ? 0 : ie.dir, oe = m.fillTo(e, t, m.min, m.max, ae), j = T(b(oe, v, w, S)), M, N, se, P = C, F = T(m.width * G), ce = !1, I = null, le = null, ue = null, de = null;
		d != null && (F == 0 || f != null) && (ce = !0, I = d.values(e, t, i, p), le = /* @__PURE__ */ new Map(), new Set(I).forEach((e) => {
			e != null && le.set(e, new Path2D());
		}), F > 0 && (ue = f.values(e, t, i, p), de = /* @__PURE__ */ new Map(), new Set(ue).forEach((e) => {
			e != null && de.set(e, new Path2D());
		})));
		let { x0: L, size: fe } = l;
		if (L != null && fe != null) {
			E = 1, h = L.values(e, t, i, p), L.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = fe.values(e, t, i, p);
			N = fe.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), P = lo(h, g, y, _, C, x, P), se = P - N + D;
		} else P = lo(h, g, y, _, C, x, P), se = P * o + D, N = P - se;
		se < 1 && (se = 0), F >= N / 2 && (F = 0), se < 5 && (T = xr);
		let pe = se > 0, me = P - se - (pe ? F : 0);
		N = T(yr(me, k, O)), M = (E == 0 ? N / 2 : E == te ? 0 : N) - E * te * ((E == 0 ? D / 2 : 0) + (pe ? F / 2 : 0));
		let he = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, ge = ce ? null : new Path2D(), _e = null;
		if (ie != null) _e = e.data[ie.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), _e = n.values(e, t, i, p));
		}
		let ve = ee * N, ye = A * N;
		for (let n = te == 1 ? i : p; n >= i && n <= p; n += te) {
			let r = g[n];
			if (r == null) continue;
			if (_e != null) {
				let e = _e[n] ?? 0;
				if (r - e == 0) continue;
				j = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(q(r, oe), v, w, S), o = T(i - M), s = T(ur(a, j)), c = T(lr(a, j)), u = s - c;
			if (r != null) {
				let i = r < 0 ? ye : ve, a = r < 0 ? ve : ye;
				ce ? (F > 0 && ue[n] != null && ne(de.get(ue[n]), o, c + or(F / 2), N, ur(0, u - F), i, a), I[n] != null && ne(le.get(I[n]), o, c + or(F / 2), N, ur(0, u - F), i, a)) : ne(ge, o, c + or(F / 2), N, ur(0, u - F), i, a), re(e, t, n, o - F / 2, c, N + F, u);
			}
		}
		return F > 0 ? he.stroke = ce ? de : ge : ce || (he._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, he.width = 0), he.fill = ce ? le : ge, he;
	});
}
function fo(e, t) {
	let n = q(t?.alignGaps, 0);
	return (t, r, i, a) => Ra(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = Gn(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = qa, S = Ya, x = to) : (b = Ja, S = Xa, x = no);
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
			flags: Ia
		}, k = O.stroke, [ee, A] = za(t, r);
		if (o.fill != null || ee != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, ee));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...Wa(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = Ha(e, l.ori, p, m, h, g);
		}
		return A != 0 && (O.band = A == 2 ? [Va(t, r, i, a, k, -1), Va(t, r, i, a, k, 1)] : Va(t, r, i, a, k, A)), O;
	});
}
function po(e) {
	return fo(mo, e);
}
function mo(e, t, n, r, i, a) {
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
var ho = /* @__PURE__ */ new Set();
function go() {
	for (let e of ho) e.syncRect(!0);
}
xn && (zn(gn, Cn, go), zn(_n, Cn, go, !0), zn(yn, Cn, () => {
	Mo.pxRatio = G;
}));
var _o = so(), vo = ro();
function yo(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => xo(e, r, t, n));
}
function bo(e, t) {
	return e.map((e, n) => n == 0 ? {} : Kr({}, t, e));
}
function xo(e, t, n, r) {
	return Kr({}, t == 0 ? n : r, e);
}
function So(e, t, n) {
	return t == null ? Ir : [t, n];
}
var Co = So;
function wo(e, t, n) {
	return t == null ? Ir : er(t, n, Xn, !0);
}
function To(e, t, n, r) {
	return t == null ? Ir : Jn(t, n, e.scales[r].log, !1);
}
var Eo = To;
function Do(e, t, n, r) {
	return t == null ? Ir : Yn(t, n, e.scales[r].log, !1);
}
var Oo = Do;
function ko(e, t, n, r, i) {
	let a = ur(vr(e), vr(t)), o = t - e, s = Vn(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? jr.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function Ao(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = sr((n = +r) * G)) + "px"), [
		e,
		t,
		n
	];
}
function jo(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = Q(e[2] * G, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function Mo(e, t, n) {
	let r = { mode: q(e.mode, 1) }, i = r.mode;
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
	let l = r.root = An(Ft);
	if (e.id != null && (l.id = e.id), Dn(l, e.class), e.title) {
		let t = An(Rt, l);
		t.textContent = e.title;
	}
	let u = kn("canvas"), d = r.ctx = u.getContext("2d"), f = An(zt, l);
	zn("click", f, (e) => {
		e.target === m && (J != Qn || Y != $n) && fr.click(r, e);
	}, !0);
	let p = r.under = An(Bt, f);
	f.appendChild(u);
	let m = r.over = An(Vt, f);
	e = Gr(e);
	let h = +q(e.pxAlign, 1), g = Ga(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? yo(e.series || [], da, Aa, !1) : bo(e.series || [null], ka), y = r.axes = yo(e.axes || [], ca, wa, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = X(e.fill || null), e.dir = q(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: _n,
		series: Et
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => pr(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => gr(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || Pr)[t] || Pr;
			if (r.from != null) {
				E(r.from);
				let e = Kr({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = Kr({}, t == S ? Ma : Na, r), n.key = t;
				let e = n.time, a = n.range, o = Lr(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? Zn : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? Zn : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && Vr(a))) {
					let e = a;
					a = (t, n, r) => n == null ? Ir : er(n, r, e);
				}
				n.range = X(a || (e ? Co : t == S ? n.distr == 3 ? Eo : n.distr == 4 ? Oo : So : n.distr == 3 ? To : n.distr == 4 ? Do : wo)), n.auto = X(!o && n.auto), n.clamp = X(n.clamp || ja), n._min = n._max = null, n.valToPct = T(n);
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
	D.ori == 0 ? (Dn(l, It), k = a, ee = o) : (Dn(l, Lt), k = o, ee = a);
	let A = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (A[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let te = e.tzDate || ((e) => new Date(sr(e / _))), ne = e.fmtDate || ui, re = _ == 1 ? Mi(te) : Fi(te), ie = Li(te, Ii(_ == 1 ? ji : Pi, ne)), ae = Hi(te, Bi(Vi, ne)), oe = [], j = r.legend = Kr({}, Gi, e.legend), M = r.cursor = Kr({}, ea, { drag: { y: i == 2 } }, e.cursor), N = j.show, se = M.show, P = j.markers;
	j.idxs = oe, P.width = X(P.width), P.dash = X(P.dash), P.stroke = X(P.stroke), P.fill = X(P.fill);
	let F, ce, I, le = [], ue = [], de, L = !1, fe = {};
	if (j.live) {
		let e = v[1] ? v[1].values : null;
		L = e != null, de = L ? e(r, 1, 0) : { _: 0 };
		for (let e in de) fe[e] = bn;
	}
	if (N) {
		if (F = kn("table", Jt, l), I = kn("tbody", null, F), j.mount(r, F), L) {
			ce = kn("thead", null, F, I);
			let e = kn("tr", null, ce);
			for (var pe in kn("th", null, e), de) kn("th", $t, e).textContent = pe;
		} else Dn(F, Xt), j.live && Dn(F, Yt);
	}
	let me = { show: !0 }, he = { show: !1 };
	function ge(e, t) {
		if (t == 0 && (L || !j.live || i == 2)) return Ir;
		let n = [], a = kn("tr", Zt, I, I.childNodes[t]);
		Dn(a, e.class), e.show || Dn(a, Ut);
		let o = kn("th", null, a);
		if (P.show) {
			let e = An(Qt, o);
			if (t > 0) {
				let n = P.width(r, t);
				n && (e.style.border = n + "px " + P.dash(r, t) + " " + P.stroke(r, t)), e.style.background = P.fill(r, t);
			}
		}
		let s = An($t, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (P.show || (s.style.color = e.width > 0 ? P.stroke(r, t) : P.fill(r, t)), ve("click", o, (t) => {
			if (M._lock) return;
			Ue(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != j.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && Ar(r, e ? r == n ? me : he : me, !0, zi.setSeries);
				});
			} else Ar(n, { show: !e.show }, !0, zi.setSeries);
		}, !1), Ge && ve(pn, o, (t) => {
			M._lock || (Ue(t), Ar(v.indexOf(e), Xr, !0, zi.setSeries));
		}, !1)), de) {
			let e = kn("td", en, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let _e = /* @__PURE__ */ new Map();
	function ve(e, t, n, i = !0) {
		let a = _e.get(t) || {}, o = M.bind[e](r, t, n, i);
		o && (zn(e, t, a[e] = o), _e.set(t, a));
	}
	function ye(e, t, n) {
		let r = _e.get(t) || {};
		for (let n in r) (e == null || n == e) && (Bn(n, t, r[n]), delete r[n]);
		e ?? _e.delete(t);
	}
	let be = 0, xe = 0, R = 0, z = 0, Se = 0, Ce = 0, we = Se, Te = Ce, Ee = R, De = z, Oe = 0, ke = 0, Ae = 0, je = 0;
	r.bbox = {};
	let Me = !1, Ne = !1, Pe = !1, Fe = !1, Ie = !1, Le = !1;
	function Re(e, t, n) {
		(n || e != r.width || t != r.height) && ze(e, t), vn(!1), Pe = !0, Ne = !0, jn();
	}
	function ze(e, t) {
		r.width = be = R = e, r.height = xe = z = t, Se = Ce = 0, B(), He();
		let n = r.bbox;
		Oe = n.left = Or(Se * G, .5), ke = n.top = Or(Ce * G, .5), Ae = n.width = Or(R * G, .5), je = n.height = Or(z * G, .5);
	}
	function Be() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = cn(t), i = gn(t);
			e = t == 3 || n && i, e || (ze(r.width, r.height), Ne = !0);
		}
	}
	function Ve({ width: e, height: t }) {
		Re(e, t);
	}
	r.setSize = Ve;
	function B() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (R -= c, a == 3 ? (Se += c, r = !0) : n = !0) : (z -= c, a == 0 ? (Ce += c, e = !0) : t = !0));
			}
		}), et[0] = e, et[1] = n, et[2] = t, et[3] = r, R -= it[1] + it[3], Se += it[3], z -= it[2] + it[0], Ce += it[0];
	}
	function He() {
		let e = Se + R, t = Ce + z, n = Se, r = Ce;
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
		let r = e.prox = X(e.prox), i = e.bias ??= 0;
		M.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? _r, u = l >= 0 && l < _r, d = D.ori == 0 ? R : z, f = M.left, p = t[0], m = t[a];
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
			} else u && ar(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let Ue = (e) => {
		M.event = e;
	};
	M.idxs = oe, M._lock = !1;
	let V = M.points;
	V.show = X(V.show), V.size = X(V.size), V.stroke = X(V.stroke), V.width = X(V.width), V.fill = X(V.fill);
	let We = r.focus = Kr({}, e.focus || { alpha: .3 }, M.focus), Ge = We.prox >= 0, Ke = Ge && V.one, qe = [], Je = [], Ye = [];
	function Xe(e, t) {
		let n = V.show(r, t);
		if (n instanceof HTMLElement) return Dn(n, qt), Dn(n, e.class), Mn(n, -10, -10, R, z), m.insertBefore(n, qe[t]), n;
	}
	function Ze(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? Br(n) ? Hi(te, Bi(n, ne)) : n || ae : n || Ca, e.label = e.label || (t ? ua : la);
		}
		if (Ke || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || _o || Cr, e.fillTo = X(e.fillTo || Ba), e.pxAlign = +q(e.pxAlign, h), e.pxRound = Ga(e.pxAlign), e.stroke = X(e.stroke || null), e.fill = X(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = Ta(ur(1, e.width), 1), n = e.points = Kr({}, {
				size: t,
				width: ur(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: vo,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = X(n.show), n.filter = X(n.filter), n.fill = X(n.fill), n.stroke = X(n.stroke), n.paths = X(n.paths), n.pxAlign = e.pxAlign;
		}
		if (N) {
			let n = ge(e, t);
			le.splice(t, 0, n[0]), ue.splice(t, 0, n[1]), j.values.push(null);
		}
		if (se) {
			oe.splice(t, 0, null);
			let n = null;
			Ke ? t == 0 && (n = Xe(e, t)) : t > 0 && (n = Xe(e, t)), qe.splice(t, 0, n), Je.splice(t, 0, 0), Ye.splice(t, 0, 0);
		}
		$("addSeries", t);
	}
	function Qe(e, t) {
		t ??= v.length, e = i == 1 ? xo(e, t, da, Aa) : xo(e, t, {}, ka), v.splice(t, 0, e), Ze(v[t], t);
	}
	r.addSeries = Qe;
	function $e(e) {
		if (v.splice(e, 1), N) {
			j.values.splice(e, 1), ue.splice(e, 1);
			let t = le.splice(e, 1)[0];
			ye(null, t.firstChild), t.remove();
		}
		se && (oe.splice(e, 1), qe.splice(e, 1)[0].remove(), Je.splice(e, 1), Ye.splice(e, 1)), $("delSeries", e);
	}
	r.delSeries = $e;
	let et = [
		!1,
		!1,
		!1,
		!1
	];
	function tt(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = X(e.size), e.space = X(e.space), e.rotate = X(e.rotate), Lr(e.incrs) && e.incrs.forEach((e) => {
				!jr.has(e) && jr.set(e, Mr(e));
			}), e.incrs = X(e.incrs || (i.distr == 2 ? _i : a ? _ == 1 ? Ai : Ni : vi)), e.splits = X(e.splits || (a && i.distr == 1 ? re : i.distr == 3 ? ma : i.distr == 4 ? ha : pa)), e.stroke = X(e.stroke), e.grid.stroke = X(e.grid.stroke), e.ticks.stroke = X(e.ticks.stroke), e.border.stroke = X(e.border.stroke);
			let o = e.values;
			e.values = Lr(o) && !Lr(o[0]) ? X(o) : a ? Lr(o) ? Li(te, Ii(o, ne)) : Br(o) ? Ri(te, o) : o || ie : o || fa, e.filter = X(e.filter || (i.distr >= 3 && i.log == 10 ? xa : i.distr == 3 && i.log == 2 ? Sa : Sr)), e.font = Ao(e.font), e.labelFont = Ao(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && (et[t] = !0, e._el = An(Ht, f));
		}
	}
	function nt(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? sr(ca.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? sr(wa.size / 2) : 0), l;
	}
	let rt = r.padding = (e.padding || [
		nt,
		nt,
		nt,
		nt
	]).map((e) => X(q(e, nt))), it = r._padding = rt.map((e, t) => e(r, t, et, 0)), at, H = null, U = null, ot = i == 1 ? v[0].idxs : null, st = null, ct = !1;
	function lt(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			at = 0;
			for (let e = 1; e < v.length; e++) at += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), st = t[0], at = st.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(at);
				for (let e = 0; e < at; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (vn(!0), $("setData"), O == 2 && (Pe = !0), n !== !1) {
			let e = D;
			e.auto(r, ct) ? ut() : kr(S, e.min, e.max), Fe ||= M.left >= 0, Le = !0, jn();
		}
	}
	r.setData = lt;
	function ut() {
		ct = !0;
		let e, n;
		i == 1 && (at > 0 ? (H = ot[0] = 0, U = ot[1] = at - 1, e = t[0][H], n = t[0][U], O == 2 ? (e = H, n = U) : e == n && (O == 3 ? [e, n] = Jn(e, e, D.log, !1) : O == 4 ? [e, n] = Yn(e, e, D.log, !1) : D.time ? n = e + sr(86400 / _) : [e, n] = er(e, n, Xn, !0))) : (H = ot[0] = e = null, U = ot[1] = n = null)), kr(S, e, n);
	}
	let dt, ft, pt, mt, ht, gt, _t, vt, yt, W;
	function bt(e, t, n, r, i, a) {
		e ??= ln, n ??= Fr, r ??= "butt", i ??= ln, a ??= "round", e != dt && (d.strokeStyle = dt = e), i != ft && (d.fillStyle = ft = i), t != pt && (d.lineWidth = pt = t), a != ht && (d.lineJoin = ht = a), r != gt && (d.lineCap = gt = r), n != mt && d.setLineDash(mt = n);
	}
	function xt(e, t, n, r) {
		t != ft && (d.fillStyle = ft = t), e != _t && (d.font = _t = e), n != vt && (d.textAlign = vt = n), r != yt && (d.textBaseline = yt = r);
	}
	function St(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, ct) && (t == null || t.min == null)) {
			let t = q(H, 0), r = q(U, i.length - 1), o = n.min == null ? qn(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = lr(e.min, n.min = o[0]), e.max = ur(e.max, n.max = o[1]);
		}
	}
	let Ct = {
		min: null,
		max: null
	};
	function wt() {
		for (let e in b) {
			let t = b[e];
			A[e] == null && (t.min == null || A[S] != null && t.auto(r, ct)) && (A[e] = Ct);
		}
		for (let e in b) {
			let t = b[e];
			A[e] == null && t.from != null && A[t.from] != null && (A[e] = Ct);
		}
		A[S] != null && vn(!0);
		let e = {};
		for (let t in A) {
			let n = A[t];
			if (n != null) {
				let a = e[t] = Gr(b[t], Hr);
				if (n.min != null) Kr(a, n);
				else if (t != S || i == 2) {
					if (at == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = _r, a.max = -Infinity;
				}
			}
		}
		if (at > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = A[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], H = Vn(s.min, t[0]), U = Vn(s.max, t[0]), U - H > 1 && (t[0][H] < s.min && H++, t[0][U] > s.max && U--), n.min = st[H], n.max = st[U];
					} else n.show && n.auto && St(s, o, n, t[a], n.sorted);
					n.idxs[0] = H, n.idxs[1] = U;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && St(u, A[o], r, c, r.sorted), d != null && St(d, A[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = A[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == _r ? null : n.min, n.max == -Infinity ? null : n.max, t);
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
				i._min = e == 3 ? pr(i.min) : e == 4 ? gr(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? pr(i.max) : e == 4 ? gr(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) Pe = !0, $("setScale", e);
			se && M.left >= 0 && (Fe = Le = !0);
		}
		for (let e in A) A[e] = null;
	}
	function Tt(e) {
		let t = yr(H - 1, 0, at - 1), n = yr(U + 1, 0, at - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < at - 1;) n++;
		return [t, n];
	}
	function Et() {
		if (at > 0) {
			let e = v.some((e) => e._focus) && W != We.alpha;
			e && (d.globalAlpha = W = We.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (Dt(n, !1), Dt(n, !0), e._paths == null)) {
					let a = W;
					W != e.alpha && (d.globalAlpha = W = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Tt(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), W != a && (d.globalAlpha = W = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = W;
					W != e.alpha && (d.globalAlpha = W = e.alpha), e._paths != null && Ot(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, H, U, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, H, U, a), Ot(t, !0));
					}
					W != n && (d.globalAlpha = W = n), $("drawSeries", t);
				}
			}), e && (d.globalAlpha = W = 1);
		}
	}
	function Dt(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function Ot(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = Q(l * G, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = Oe - l / 2, t = ke - l / 2, n = Ae + l, r = je + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? At(s, l, n.dash, n.cap, c, r, i, o, a) : kt(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function kt(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || Pr).band;
				Lr(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && tr(g, H, U) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, At(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || At(n, i, a, o, s, c, l, u, d, f);
	}
	function At(e, t, n, r, i, a, o, s, c, l, u, f) {
		bt(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), Mt(i, o), jt(e, a, t)) : s & La ? (Mt(i, o), d.clip(f), jt(e, a, t)) : s & Ia && (d.save(), d.clip(f), u && d.clip(u), Mt(i, o), d.restore(), jt(e, a, t)) : (Mt(i, o), jt(e, a, t)), (c || l || f) && d.restore();
	}
	function jt(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = dt = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function Mt(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = ft = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function Nt(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = ko(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function Pt(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), bt(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function cn(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, vn(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, vn(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = Nt(i, c, l, s == 0 ? R : z);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => st[e]) : p, h = a.distr == 2 ? st[p[1]] - st[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = cr(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function gn(e) {
		let t = !0;
		return rt.forEach((n, i) => {
			let a = n(r, i, et, e);
			a != it[i] && (t = !1), it[i] = a;
		}), t;
	}
	function _n() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = sr((t._lpos + s) * G);
				xt(t.labelFont[0], c, "center", n == 2 ? rn : an), d.save(), i == 1 ? (a = o = 0, d.translate(p, sr(ke + je / 2)), d.rotate((n == 3 ? -ir : ir) / 2)) : (a = sr(Oe + Ae / 2), o = p);
				let m = br(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? Ae : je, h = i == 0 ? Oe : ke, _ = t._splits, v = p.distr == 2 ? _.map((e) => st[e]) : _, x = p.distr == 2 ? st[_[1]] - st[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = sr(w * G), E = sr((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * G), D = t._rotate * -ir / 180, O = g(t._pos * G), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0;
			let ee = t.font[0];
			xt(ee, c, t.align == 1 ? on : t.align == 2 ? sn : D > 0 ? on : D < 0 ? sn : i == 0 ? "center" : n == 3 ? sn : on, D || i == 1 ? "middle" : n == 2 ? rn : an);
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
			S.show && Pt(te, S.filter(r, v, e, f, x), i, n, O, T, Q(S.width * G, 3), S.stroke(r, e), S.dash, S.cap);
			let re = t.grid;
			re.show && Pt(te, re.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? ke : Oe, i == 0 ? je : Ae, Q(re.width * G, 3), re.stroke(r, e), re.dash, re.cap), C.show && Pt([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? ke : Oe, i == 1 ? je : Ae, Q(C.width * G, 3), C.stroke(r, e), C.dash, C.cap);
		}
		$("drawAxes");
	}
	function vn(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let xn = !1, wn = !1, Tn = [];
	function En() {
		wn = !1;
		for (let e = 0; e < Tn.length; e++) $(...Tn[e]);
		Tn.length = 0;
	}
	function jn() {
		xn ||= (Qr(Fn), !0);
	}
	function Nn(e, t = !1) {
		xn = !0, wn = t, e(r), Fn(), t && Tn.length > 0 && queueMicrotask(En);
	}
	r.batch = Nn;
	function Fn() {
		if (Me &&= (wt(), !1), Pe &&= (Be(), !1), Ne) {
			if (K(p, on, Se), K(p, rn, Ce), K(p, tn, R), K(p, nn, z), K(m, on, Se), K(m, rn, Ce), K(m, tn, R), K(m, nn, z), K(f, tn, be), K(f, nn, xe), u.width = sr(be * G), u.height = sr(xe * G), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						K(e, a ? "left" : "top", r - t), K(e, a ? "width" : "height", n), K(e, a ? "top" : "left", a ? Ce : Se), K(e, a ? "height" : "width", a ? z : R), On(e, Ut);
					} else Dn(e, Ut);
				}
			}), dt = ft = pt = ht = gt = _t = vt = yt = mt = null, W = 1, di(!0), Se != we || Ce != Te || R != Ee || z != De) {
				vn(!1);
				let e = R / Ee, t = z / De;
				if (se && !Fe && M.left >= 0) {
					M.left *= e, M.top *= t, Un && Mn(Un, sr(M.left), 0, R, z), Wn && Mn(Wn, 0, sr(M.top), R, z);
					for (let n = 0; n < qe.length; n++) {
						let r = qe[n];
						r != null && (Je[n] *= e, Ye[n] *= t, Mn(r, cr(Je[n]), cr(Ye[n]), R, z));
					}
				}
				if (Z.show && !Ie && Z.left >= 0 && Z.width > 0) {
					Z.left *= e, Z.width *= e, Z.top *= t, Z.height *= t;
					for (let e in mi) K(xr, e, Z[e]);
				}
				we = Se, Te = Ce, Ee = R, De = z;
			}
			$("setSize"), Ne = !1;
		}
		be > 0 && xe > 0 && (d.clearRect(0, 0, u.width, u.height), $("drawClear"), w.forEach((e) => e()), $("draw")), Z.show && Ie && (Er(Z), Ie = !1), se && Fe && (ci(null, !0, !1), Fe = !1), j.show && j.live && Le && (oi(), Le = !1), c || (c = !0, r.status = 1, $("ready")), ct = !1, xn = !1;
	}
	r.redraw = (e, t) => {
		Pe = t || !1, e === !1 ? jn() : kr(S, D.min, D.max);
	};
	function Ln(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (at == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (at > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && at > 0 && (n.min = Vn(n.min, t[0]), n.max = Vn(n.max, t[0]), n.min == n.max && n.max++), A[e] = n, Me = !0, jn();
		}
	}
	r.setScale = Ln;
	let Rn, Hn, Un, Wn, Gn, Kn, Qn, $n, nr, rr, J, Y, or = !1, fr = M.drag, mr = fr.x, vr = fr.y;
	se && (M.x && (Rn = An(Gt, m)), M.y && (Hn = An(Kt, m)), D.ori == 0 ? (Un = Rn, Wn = Hn) : (Un = Hn, Wn = Rn), J = M.left, Y = M.top);
	let Z = r.select = Kr({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), xr = Z.show ? An(Wt, Z.over ? m : p) : null;
	function Er(e, t) {
		if (Z.show) {
			for (let t in e) Z[t] = e[t], t in mi && K(xr, t, e[t]);
			t !== !1 && $("setSelect");
		}
	}
	r.setSelect = Er;
	function Dr(e) {
		if (v[e].show) N && On(le[e], Ut);
		else if (N && Dn(le[e], Ut), se) {
			let t = Ke ? qe[0] : qe[e];
			t != null && Mn(t, -10, -10, R, z);
		}
	}
	function kr(e, t, n) {
		Ln(e, {
			min: t,
			max: n
		});
	}
	function Ar(e, t, n, a) {
		t.focus != null && Zr(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, Dr(r), i == 2 ? (kr(n.facets[0].scale, null, null), kr(n.facets[1].scale, null, null)) : kr(n.scale, null, null), jn());
		}), n !== !1 && $("setSeries", e, t), a && Ki("setSeries", r, e, t);
	}
	r.setSeries = Ar;
	function Nr(e, t) {
		Kr(x[e], t);
	}
	function Rr(e, t) {
		e.fill = X(e.fill || null), e.dir = q(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}
	function Ur(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	}
	r.addBand = Rr, r.setBand = Nr, r.delBand = Ur;
	function Wr(e, t) {
		v[e].alpha = t, se && qe[e] != null && (qe[e].style.opacity = t), N && le[e] && (le[e].style.opacity = t);
	}
	let qr, Jr, Yr, Xr = { focus: !0 };
	function Zr(e) {
		if (e != Yr) {
			let t = e == null, n = We.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && Wr(a, i ? 1 : We.alpha);
				}
			}), Yr = e, n && jn();
		}
	}
	N && Ge && ve(mn, F, (e) => {
		M._lock || (Ue(e), Yr != null && Ar(null, Xr, !0, zi.setSeries));
	});
	function $r(e, t, n) {
		let r = b[t];
		n && (e = e / G - (r.ori == 1 ? Ce : Se));
		let i = R;
		r.ori == 1 && (i = z, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? dr(10, c) : l == 4 ? hr(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	function ei(e, n) {
		return Vn($r(e, S, n), t[0], H, U);
	}
	r.valToIdx = (e) => Vn(e, t[0]), r.posToIdx = ei, r.posToVal = $r, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? Ae : R, n ? Oe : 0) : o(e, b[t], n ? je : z, n ? ke : 0), r.setCursor = (e, t, n) => {
		J = e.left, Y = e.top, ci(null, t, n);
	};
	function ti(e, t) {
		K(xr, on, Z.left = e), K(xr, tn, Z.width = t);
	}
	function ni(e, t) {
		K(xr, rn, Z.top = e), K(xr, nn, Z.height = t);
	}
	let ri = D.ori == 0 ? ti : ni, ii = D.ori == 1 ? ti : ni;
	function ai() {
		if (N && j.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && L) continue;
			let t = j.values[e], n = 0;
			for (let r in t) ue[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function oi(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			oe[t] = e;
		}) : zr(e.idx) || oe.fill(e.idx), j.idx = oe[0]), N && j.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !L) && si(e, oe[e]);
			ai();
		}
		Le = !1, t !== !1 && $("setLegend");
	}
	r.setLegend = oi;
	function si(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? st : t[e], o;
		L ? o = i.values(r, e, n) ?? fe : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? fe : { _: o }), j.values[e] = o;
	}
	function ci(e, n, a) {
		nr = J, rr = Y, [J, Y] = M.move(r, J, Y), M.left = J, M.top = Y, se && (Un && Mn(Un, sr(J), 0, R, z), Wn && Mn(Wn, 0, sr(Y), R, z));
		let o, s = H > U;
		qr = _r, Jr = null;
		let c = D.ori == 0 ? R : z, l = D.ori == 1 ? R : z;
		if (J < 0 || at == 0 || s) {
			o = M.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = qe[e];
				t != null && Mn(t, -10, -10, R, z);
			}
			Ge && Ar(null, Xr, !0, e == null && zi.setSeries), j.live && (oe.fill(o), Le = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? J : Y, n = $r(e, S), o = M.idx = Vn(n, t[0], H, U), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = oe[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = M.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Le = Le || S != y || x != _, oe[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : ee(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (Ge && S != null) {
						let t = D.ori == 1 ? J : Y, n = ar(We.dist(r, e, x, _, t));
						if (n < qr) {
							let r = We.bias;
							if (r != 0) {
								let i = $r(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (qr = n, Jr = e);
							} else qr = n, Jr = e;
						}
					}
					if (Le || Ke) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = V.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = V.size(r, e);
						if (v = V.fill(r, e), g = V.stroke(r, e), Ke) e == Jr && qr <= We.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = qe[e];
							t != null && (Je[e] = c, Ye[e] = l, In(t, a, o, y), Pn(t, v, g), Mn(t, cr(c), cr(l), R, z));
						}
					}
				}
			}
			if (Ke) {
				let e = We.prox;
				if (Le || (Yr == null ? qr <= e : qr > e || Jr != Yr)) {
					let e = qe[0];
					e != null && (Je[0] = s, Ye[0] = u, In(e, d, f, p), Pn(e, m, h), Mn(e, cr(s), cr(u), R, z));
				}
			}
		}
		if (Z.show && or) {
			if (e != null) {
				let [t, n] = zi.scales, [r, i] = zi.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (mr = s._x, vr = s._y, mr || vr) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && mr ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), ri(lr(v, y), ar(y - v))) : ri(0, c), S && vr ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = ee(m(h, o), _, l, 0), y = ee(m(h + g, o), _, l, 0), ii(lr(v, y), ar(y - v))) : ii(0, l);
				} else hi();
			} else {
				let e = ar(nr - Gn), t = ar(rr - Kn);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				mr = fr.x && e >= fr.dist, vr = fr.y && t >= fr.dist;
				let n = fr.uni;
				n == null ? fr.x && fr.y && (mr || vr) && (mr = vr = !0) : mr && vr && (mr = e >= n, vr = t >= n, !mr && !vr && (t > e ? vr = !0 : mr = !0));
				let r, i;
				mr && (D.ori == 0 ? (r = Qn, i = J) : (r = $n, i = Y), ri(lr(r, i), ar(i - r)), vr || ii(0, l)), vr && (D.ori == 1 ? (r = Qn, i = J) : (r = $n, i = Y), ii(lr(r, i), ar(i - r)), mr || ri(0, c)), !mr && !vr && (ri(0, 0), ii(0, 0));
			}
		}
		if (fr._x = mr, fr._y = vr, e == null) {
			if (a) {
				if (Ui != null) {
					let [e, t] = zi.scales;
					zi.values[0] = e == null ? null : $r(D.ori == 0 ? J : Y, e), zi.values[1] = t == null ? null : $r(D.ori == 1 ? J : Y, t);
				}
				Ki(un, r, J, Y, R, z, o);
			}
			if (Ge) {
				let e = a && zi.setSeries, t = We.prox;
				Yr == null ? qr <= t && Ar(Jr, Xr, !0, e) : qr > t ? Ar(null, Xr, !0, e) : Jr != Yr && Ar(Jr, Xr, !0, e);
			}
		}
		Le && (j.idx = o, oi()), n !== !1 && $("setCursor");
	}
	let li = null;
	Object.defineProperty(r, "rect", { get() {
		return li ?? di(!1), li;
	} });
	function di(e = !1) {
		e ? li = null : (li = m.getBoundingClientRect(), $("syncRect", li));
	}
	function fi(e, t, n, r, i, a, o) {
		M._lock || or && e != null && e.movementX == 0 && e.movementY == 0 || (pi(e, t, n, r, i, a, o, !1, e != null), e == null ? ci(t, !0, !1) : ci(null, !0, !0));
	}
	function pi(e, t, n, i, a, o, c, l, u) {
		if (li ?? di(!1), Ue(e), e != null) n = e.clientX - li.left, i = e.clientY - li.top;
		else {
			if (n < 0 || i < 0) {
				J = -10, Y = -10;
				return;
			}
			let [e, r] = zi.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = zi.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? R : z, _ = D.ori == 1 ? R : z, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == un) && ((n <= 1 || n >= R - 1) && (n = Or(n, R)), (i <= 1 || i >= z - 1) && (i = Or(i, z))), l ? (Gn = n, Kn = i, [Qn, $n] = M.move(r, n, i)) : (J = n, Y = i);
	}
	let mi = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function hi() {
		Er(mi, !1);
	}
	let gi, yi, bi, xi;
	function Si(e, t, n, i, a, o, s) {
		or = !0, mr = vr = fr._x = fr._y = !1, pi(e, t, n, i, a, o, s, !0, !1), e != null && (ve(fn, Sn, Ci, !1), Ki(dn, r, Qn, $n, R, z, null));
		let { left: c, top: l, width: u, height: d } = Z;
		gi = c, yi = l, bi = u, xi = d;
	}
	function Ci(e, t, n, i, a, o, s) {
		or = fr._x = fr._y = !1, pi(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = Z, f = u > 0 || d > 0, p = gi != c || yi != l || bi != u || xi != d;
		if (f && p && Er(Z), fr.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), mr && kr(S, $r(e, S), $r(e + t, S)), vr) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != _r && kr(e, $r(n + r, e), $r(n, e));
			}
			hi();
		} else M.lock && (M._lock = !M._lock, ci(t, !0, e != null));
		e != null && (ye(fn, Sn), Ki(fn, r, J, Y, R, z, null));
	}
	function wi(e, t, n, r, i, a, o) {
		if (M._lock) return;
		Ue(e);
		let s = or;
		if (or) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = mr, r = vr) : (n = vr, r = mr), n && r && (e = J <= 10 || J >= R - 10, t = Y <= 10 || Y >= z - 10), n && e && (J = J < Qn ? 0 : R), r && t && (Y = Y < $n ? 0 : z), ci(null, !0, !0), or = !1;
		}
		J = -10, Y = -10, oe.fill(null), ci(null, !0, !0), s && (or = s);
	}
	function Ti(e, t, n, i, a, o, s) {
		M._lock || (Ue(e), ut(), hi(), e != null && Ki(hn, r, J, Y, R, z, null));
	}
	function Ei() {
		y.forEach(jo), Re(r.width, r.height, !0);
	}
	zn(yn, Cn, Ei);
	let Di = {};
	Di.mousedown = Si, Di.mousemove = fi, Di.mouseup = Ci, Di.dblclick = Ti, Di.setSeries = (e, t, n, i) => {
		let a = zi.match[2];
		n = a(r, t, n), n != -1 && Ar(n, i, !0, !1);
	}, se && (ve(dn, m, Si), ve(un, m, fi), ve(pn, m, (e) => {
		Ue(e), di(!1);
	}), ve(mn, m, wi), ve(hn, m, Ti), ho.add(r), r.syncRect = di);
	let Oi = r.hooks = e.hooks || {};
	function $(e, t, n) {
		wn ? Tn.push([
			e,
			t,
			n
		]) : e in Oi && Oi[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) Oi[t] = (Oi[t] || []).concat(e.hooks[t]);
	});
	let ki = (e, t, n) => n, zi = Kr({
		key: null,
		setSeries: !1,
		filters: {
			pub: wr,
			sub: wr
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			Tr,
			Tr,
			ki
		],
		values: [null, null]
	}, M.sync);
	zi.match.length == 2 && zi.match.push(ki), M.sync = zi;
	let Ui = zi.key, Wi = Fa(Ui);
	function Ki(e, t, n, r, i, a, o) {
		zi.filters.pub(e, t, n, r, i, a, o) && Wi.pub(e, t, n, r, i, a, o);
	}
	Wi.sub(r);
	function qi(e, t, n, r, i, a, o) {
		zi.filters.sub(e, t, n, r, i, a, o) && Di[e](null, t, n, r, i, a, o);
	}
	r.pub = qi;
	function Ji() {
		Wi.unsub(r), ho.delete(r), _e.clear(), Bn(yn, Cn, Ei), l.remove(), F?.remove(), $("destroy");
	}
	r.destroy = Ji;
	function Yi() {
		$("init", e, t), lt(t || e.data, !1), A[S] ? Ln(S, A[S]) : ut(), Ie = Z.show && (Z.width > 0 || Z.height > 0), Fe = Le = !0, Re(e.width, e.height);
	}
	return v.forEach(Ze), y.forEach(tt), n ? n instanceof HTMLElement ? (n.appendChild(l), Yi()) : n(r, Yi) : Yi(), r;
}
Mo.assign = Kr, Mo.fmtNum = J, Mo.rangeNum = er, Mo.rangeLog = Jn, Mo.rangeAsinh = Yn, Mo.orient = Ra, Mo.pxRatio = G, Mo.join = Zr, Mo.fmtDate = ui, Mo.tzDate = fi, Mo.sync = Fa;
{
	Mo.addGap = Ua, Mo.clipGaps = Ha;
	let e = Mo.paths = { points: ro };
	e.linear = so, e.stepped = co, e.bars = uo, e.spline = po;
}
// src/colours.ts
var No = [
	"#0072b2",
	"#d55e00",
	"#009e73",
	"#a05195",
	"#b58900",
	"#2f8fc4",
	"#555555"
], Po = [
	"#56b4e9",
	"#ff9f59",
	"#35c99a",
	"#dd9ac4",
	"#f0e442",
	"#8fd0ff",
	"#c0c0c0"
], Fo = [
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
], Io = window.matchMedia("(prefers-color-scheme: dark)"), Lo = Ze(Io.matches);
Io.addEventListener("change", (e) => {
	Lo.value = e.matches;
});
function Ro(e) {
	return (Lo.value ? Po : No)[e % No.length];
}
function zo(e) {
	return Fo[e % Fo.length];
}
function Bo() {
	return Lo.value ? "#c9d1d9" : "#3b434b";
}
function Vo() {
	return Lo.value ? "#2b323a" : "#e3e7eb";
}
// src/chart.tsx
var Ho = Mo.sync("time");
function Uo(e) {
	let t = ke(null), n = ke(null), r = mt(!1), i = Math.max(0, ...e.lines.map((e) => e.values.length)), a = `chart-${e.title.replaceAll(/\W+/g, "-").toLowerCase()}`, o = Lo.value;
	Oe(() => {
		let r = t.current;
		if (!r || i === 0) return;
		let a = Array.from({ length: i }, (t, n) => n * e.step), o = {
			stroke: Bo,
			grid: {
				stroke: Vo(),
				width: 1
			},
			ticks: {
				stroke: Vo(),
				width: 1
			},
			font: "11px system-ui, sans-serif"
		}, s = new Mo({
			width: r.clientWidth || 600,
			height: 170,
			padding: [
				10,
				12,
				0,
				0
			],
			cursor: {
				sync: { key: Ho.key },
				drag: {
					x: !0,
					y: !1,
					setScale: !1
				},
				points: { size: 6 }
			},
			legend: { live: !0 },
			scales: {
				x: {
					time: !1,
					range: (t, n, r) => St.value ?? [n, Math.max(r, n + e.step)]
				},
				y: { range: (t, n, r) => [0, Math.max(.001, Math.max(r ?? 0, e.mark?.value ?? 0) * 1.08)] }
			},
			axes: [{
				...o,
				values: (e, t) => t.map(fe),
				size: 30
			}, {
				...o,
				values: (e, t) => t.map(le),
				size: 52
			}],
			series: [{
				label: "time",
				value: (e, t) => t === null ? "–" : fe(t)
			}, ...e.lines.map((e, t) => {
				let n = Ro(e.colour ?? t);
				return {
					label: e.label,
					stroke: n,
					width: e.bars ? 0 : 1.75,
					dash: zo(e.colour ?? t),
					spanGaps: !0,
					fill: e.bars ? n : void 0,
					paths: e.bars ? Mo.paths.bars({
						size: [.9, 40],
						align: 1
					}) : void 0,
					points: { show: !1 },
					value: (e, t) => t == null ? "–" : le(t)
				};
			})],
			hooks: {
				setSelect: [(e) => {
					e.select.width < 3 || (St.value = [e.posToVal(e.select.left, "x"), e.posToVal(e.select.left + e.select.width, "x")], e.setSelect({
						left: 0,
						width: 0,
						top: 0,
						height: 0
					}, !1));
				}],
				draw: [(t) => {
					if (!e.mark || e.mark.value <= 0) return;
					let n = t.valToPos(e.mark.value, "y", !0), { left: r, width: i } = t.bbox, a = t.ctx;
					a.save(), a.strokeStyle = a.fillStyle = Bo(), a.lineWidth = devicePixelRatio, a.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]), a.beginPath(), a.moveTo(r, n), a.lineTo(r + i, n), a.stroke(), a.font = `${11 * devicePixelRatio}px system-ui, sans-serif`, a.textAlign = "right", a.textBaseline = "top", a.fillText(e.mark.label, r + i - 4, n + 3), a.restore();
				}]
			}
		}, [a, ...e.lines.map((e) => e.values)], r);
		n.current = s, s.over.addEventListener("click", () => {
			e.onPick && s.cursor.idx !== null && s.cursor.idx !== void 0 && e.onPick(a[s.cursor.idx]);
		}), s.over.addEventListener("dblclick", () => {
			St.value = null;
		});
		let c = new ResizeObserver(() => {
			r.clientWidth > 0 && s.setSize({
				width: r.clientWidth,
				height: 170
			});
		});
		return c.observe(r), () => {
			c.disconnect(), s.destroy();
		};
	}, [
		i,
		o,
		e.lines.length
	]);
	let s = St.value;
	return Oe(() => {
		n.current?.setScale("x", {
			min: s?.[0] ?? 0,
			max: s?.[1] ?? i * e.step
		});
	}, [s]), /* @__PURE__ */ W("section", {
		class: "chart",
		"aria-labelledby": a,
		children: [
			/* @__PURE__ */ W("header", { children: [/* @__PURE__ */ W("h3", {
				id: a,
				children: [
					e.title,
					" ",
					/* @__PURE__ */ W("span", {
						class: "unit",
						children: e.unit
					})
				]
			}), /* @__PURE__ */ W("button", {
				type: "button",
				class: "quiet",
				"aria-pressed": r.value,
				onClick: () => {
					r.value = !r.value;
				},
				children: r.value ? "Chart" : "Table"
			})] }),
			/* @__PURE__ */ W("div", {
				ref: t,
				role: "img",
				"aria-label": Wo(e),
				hidden: r.value
			}),
			r.value && /* @__PURE__ */ W(Go, {
				...e,
				points: i
			})
		]
	});
}
function Wo({ title: e, unit: t, lines: n }) {
	return `${e}, ${t}: ${n.map((e) => `${e.label} at most ${le(Math.max(0, ...e.values.map((e) => e ?? 0)))}`).join(", ")}. The button Table shows the numbers.`;
}
function Go({ lines: e, step: t, points: n, title: r }) {
	let [i, a] = St.value ?? [0, n * t], o = Math.max(0, Math.floor(i / t)), s = Math.min(n, Math.ceil(a / t)), c = Math.max(1, Math.ceil((s - o) / 120)), l = [];
	for (let e = o; e < s; e += c) l.push(e);
	return /* @__PURE__ */ W("div", {
		class: "scroll",
		tabIndex: 0,
		role: "region",
		"aria-label": `${r} as a table`,
		children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [/* @__PURE__ */ W("th", {
			scope: "col",
			children: "time"
		}), e.map((e) => /* @__PURE__ */ W("th", {
			scope: "col",
			children: e.label
		}, e.label))] }) }), /* @__PURE__ */ W("tbody", { children: l.map((n) => /* @__PURE__ */ W("tr", { children: [/* @__PURE__ */ W("th", {
			scope: "row",
			children: fe(n * t)
		}), e.map((e) => /* @__PURE__ */ W("td", { children: e.values[n] === null || e.values[n] === void 0 ? "–" : le(e.values[n]) }, e.label))] }, n)) })] })
	});
}
// src/overview.tsx
function Ko({ page: e }) {
	let t = e.summary;
	return /* @__PURE__ */ W(x, { children: [
		/* @__PURE__ */ W(qo, { page: e }),
		/* @__PURE__ */ W(Xo, { s: t }),
		/* @__PURE__ */ W($o, { page: e }),
		/* @__PURE__ */ W(es, { s: t }),
		/* @__PURE__ */ W(ns, { s: t }),
		/* @__PURE__ */ W(rs, { s: t })
	] });
}
function qo({ page: e }) {
	let t = e.summary.causes;
	return t.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ W("h2", {
			id: "causes",
			children: "Causes"
		}), t.map((t, n) => /* @__PURE__ */ W(Jo, {
			c: t,
			title: e.titles[t.cause] ?? t.cause.replaceAll("_", " "),
			drawn: e.ends.cause.includes(t.cause)
		}, n))]
	});
}
function Jo({ c: e, title: t, drawn: n }) {
	let r = () => {
		Et.value = e.cause, Dt.value = "", Ot.value = -1, Tt.value = "sockets";
	}, i = e.loads.length > 0 ? e.loads : e.pools;
	return /* @__PURE__ */ W("article", {
		class: "cause",
		children: [
			/* @__PURE__ */ W("h3", { children: [
				t,
				" ",
				/* @__PURE__ */ W("span", {
					class: "unit",
					children: [
						e.count > 0 ? `${I(e.count)} in ${i.join(", ")}` : i.join(", "),
						", confidence ",
						pe(e.confidence)
					]
				})
			] }),
			/* @__PURE__ */ W("p", { children: Yo(e.sentence) }),
			/* @__PURE__ */ W("p", {
				class: "advice",
				children: e.advice
			}),
			/* @__PURE__ */ W("details", { children: [/* @__PURE__ */ W("summary", { children: "Evidence" }), /* @__PURE__ */ W("ul", { children: e.evidence.map((e, t) => /* @__PURE__ */ W("li", { children: e }, t)) })] }),
			n && /* @__PURE__ */ W("button", {
				type: "button",
				onClick: r,
				children: "Show these sockets"
			})
		]
	});
}
function Yo(e) {
	let t = e.endsWith(".") ? e : `${e}.`;
	return t.charAt(0).toUpperCase() + t.slice(1);
}
function Xo({ s: e }) {
	return e.thresholds.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "thresholds",
		children: [/* @__PURE__ */ W("h2", {
			id: "thresholds",
			children: "Thresholds"
		}), /* @__PURE__ */ W("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Thresholds",
			children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "result"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "threshold"
				}),
				/* @__PURE__ */ W("th", {
					scope: "col",
					children: "value"
				})
			] }) }), /* @__PURE__ */ W("tbody", { children: e.thresholds.map((e) => /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("td", {
					class: e.pass ? "good" : "bad",
					children: e.value === null ? "not measured" : e.pass ? "✓ met" : "✗ not met"
				}),
				/* @__PURE__ */ W("th", {
					scope: "row",
					children: [/* @__PURE__ */ W("code", { children: e.expr }), e.implied && /* @__PURE__ */ W("span", {
						class: "unit",
						children: " implied"
					})]
				}),
				/* @__PURE__ */ W("td", { children: e.value === null ? "–" : Zo(e.expr, e.value) })
			] }, e.expr)) })] })
		})]
	});
}
function Zo(e, t) {
	return /^(held|refused|lost|failed|throttled|late|not_started)\(/.test(e) ? pe(t) : /_ms\(/.test(e) ? de(t) : le(t);
}
var Qo = 6;
function $o({ page: e }) {
	let t = e.pools ?? [], n = e.loads ?? [], r = (t) => t.map((t) => t / e.step_s), i = (e, t, n) => n.length > 1 ? `${e}: ${t}` : t, a = t.slice(0, Qo).map((e) => ({
		label: i(e.name, "open", t),
		values: e.open
	})), o = t.reduce((e, t) => e + t.wanted, 0), s = [], c = [];
	for (let e of n.slice(0, 3)) s.push({
		label: i(e.name, "planned", n),
		values: r(e.planned)
	}, {
		label: i(e.name, "started", n),
		values: r(e.started)
	}, {
		label: i(e.name, "good", n),
		values: r(e.good)
	}), e.throttled.some((e) => e > 0) && s.push({
		label: i(e.name, "throttled (429)", n),
		values: r(e.throttled)
	}), e.failed.some((e) => e > 0) && s.push({
		label: i(e.name, "failed", n),
		values: r(e.failed)
	}), c.push({
		label: i(e.name, "p50 from plan", n),
		values: e.latency_p50_ms
	}, {
		label: i(e.name, "p99 from plan", n),
		values: e.latency_p99_ms
	}, {
		label: i(e.name, "p99 service", n),
		values: e.service_p99_ms
	});
	for (let e of t.slice(0, 3)) e.rtt_p99_ms.some((e) => e !== null) && c.push({
		label: i(e.name, "p99 of pings", t),
		values: e.rtt_p99_ms
	});
	let l = Object.entries(e.closes).map(([t, n]) => ({
		label: e.titles[t] ?? t,
		values: n,
		bars: !0
	})), u = Object.entries(e.platform).map(([e, t]) => ({
		label: e,
		values: t
	})), d = e.summary.platform?.max_concurrent ?? 0, f = e.summary.interactions.max_concurrent, p = (t) => {
		St.value = [Math.max(0, t - 5 * e.step_s), t + 6 * e.step_s], Et.value = "", Tt.value = "sockets";
	}, m = e.generator;
	return /* @__PURE__ */ W("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "axis",
				children: "The run in time"
			}),
			/* @__PURE__ */ W("p", {
				class: "hint",
				children: [
					"Drag to zoom, double-click for all of it; the charts share one cursor.",
					e.step_s > 1 && ` One point is ${e.step_s} s.`,
					St.value && /* @__PURE__ */ W("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							St.value = null;
						},
						children: "Show all"
					})
				]
			}),
			a.length > 0 && /* @__PURE__ */ W(Uo, {
				title: "Open sockets",
				unit: `of ${I(o)} wanted`,
				step: e.step_s,
				lines: a,
				mark: {
					value: t.length === 1 ? o : 0,
					label: `wanted ${I(o)}`
				}
			}),
			l.length > 0 && /* @__PURE__ */ W(Uo, {
				title: "Closes by cause",
				unit: `sockets in ${e.step_s} s; click one to see them`,
				step: e.step_s,
				lines: l,
				onPick: p
			}),
			n.length > 0 && /* @__PURE__ */ W(Uo, {
				title: "Interactions in flight",
				unit: "most at once",
				step: e.step_s,
				lines: [{
					label: "in flight",
					values: e.in_flight ?? []
				}],
				mark: {
					value: f,
					label: `maximum concurrent interactions ${I(f)}`
				}
			}),
			u.length > 0 && /* @__PURE__ */ W(Uo, {
				title: "The platform's own view",
				unit: "as it counts",
				step: e.step_s,
				lines: u,
				mark: {
					value: d,
					label: `its maximum concurrent interactions ${I(d)}`
				}
			}),
			s.length > 0 && /* @__PURE__ */ W(Uo, {
				title: "Arrivals",
				unit: "a second",
				step: e.step_s,
				lines: s
			}),
			c.length > 0 && /* @__PURE__ */ W(Uo, {
				title: "Latency",
				unit: "ms, ± 12 %",
				step: e.step_s,
				lines: c
			}),
			/* @__PURE__ */ W(Uo, {
				title: "The generator was late",
				unit: "ms at p99",
				step: e.step_s,
				lines: [{
					label: "late",
					values: m.lateness_p99_ms ?? []
				}]
			}),
			/* @__PURE__ */ W(Uo, {
				title: "The generator's processors",
				unit: "",
				step: e.step_s,
				lines: [{
					label: "used",
					values: m.cpu ?? []
				}, {
					label: "waited for",
					values: m.waited ?? []
				}]
			})
		]
	});
}
function es({ s: e }) {
	let t = Object.entries(e.pools);
	return t.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "pools",
		children: [/* @__PURE__ */ W("h2", {
			id: "pools",
			children: "Pools"
		}), /* @__PURE__ */ W("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Pools",
			children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [
				"pool",
				"wanted",
				"opened",
				"refused",
				"lost",
				"held to the end",
				"peak",
				"connect p50 / p99",
				"ping p50 / p99"
			].map((e) => /* @__PURE__ */ W("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ W("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ W("td", { children: I(t.wanted) }),
				/* @__PURE__ */ W("td", { children: I(t.opened) }),
				/* @__PURE__ */ W("td", {
					class: t.refused > 0 ? "bad" : "",
					children: I(t.refused)
				}),
				/* @__PURE__ */ W("td", {
					class: t.lost > 0 ? "bad" : "",
					children: I(t.lost)
				}),
				/* @__PURE__ */ W("td", { children: I(t.held_to_end) }),
				/* @__PURE__ */ W("td", { children: I(t.peak_open) }),
				/* @__PURE__ */ W("td", { children: ts(t.connect_ms) }),
				/* @__PURE__ */ W("td", { children: ts(t.ping_rtt_ms) })
			] }, e)) })] })
		})]
	});
}
function ts(e) {
	return e.count > 0 ? `${de(e.p50)} / ${de(e.p99)}` : "–";
}
function ns({ s: e }) {
	let t = Object.entries(e.loads);
	return t.length === 0 ? null : /* @__PURE__ */ W("section", {
		"aria-labelledby": "loads",
		children: [/* @__PURE__ */ W("h2", {
			id: "loads",
			children: "Loads"
		}), /* @__PURE__ */ W("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Loads",
			children: /* @__PURE__ */ W("table", { children: [/* @__PURE__ */ W("thead", { children: /* @__PURE__ */ W("tr", { children: [
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
			].map((e) => /* @__PURE__ */ W("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ W("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ W("tr", { children: [
				/* @__PURE__ */ W("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ W("td", { children: I(t.planned) }),
				/* @__PURE__ */ W("td", { children: I(t.started) }),
				/* @__PURE__ */ W("td", {
					class: t.not_started > 0 ? "bad" : "",
					children: I(t.not_started)
				}),
				/* @__PURE__ */ W("td", { children: I(t.succeeded) }),
				/* @__PURE__ */ W("td", {
					class: t.failed > 0 ? "bad" : "",
					children: I(t.failed)
				}),
				/* @__PURE__ */ W("td", { children: I(t.throttled) }),
				/* @__PURE__ */ W("td", { children: le(t.good_per_s) }),
				/* @__PURE__ */ W("td", { children: [
					de(t.latency_ms.p50),
					" / ",
					de(t.latency_ms.p99),
					" / ",
					de(t.latency_ms.max)
				] }),
				/* @__PURE__ */ W("td", { children: de(t.service_ms.p99) })
			] }, e)) })] })
		})]
	});
}
function rs({ s: e }) {
	let t = e.generator;
	return /* @__PURE__ */ W("section", {
		"aria-labelledby": "generator",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "generator",
				children: "The generator"
			}),
			/* @__PURE__ */ W("p", { children: [
				t.valid ? "Valid" : "Not valid",
				": CPU ",
				le(t.cpu_s),
				" s, memory ",
				le(t.peak_rss_bytes / (1 << 20)),
				" MiB, late by ",
				de(t.lateness_ms.p99),
				" at p99 and ",
				de(t.lateness_ms.max),
				" at most."
			] }),
			t.reasons.length > 0 && /* @__PURE__ */ W("ul", { children: t.reasons.map((e) => /* @__PURE__ */ W("li", {
				class: "bad",
				children: e
			}, e)) })
		]
	});
}
// src/sockets.tsx
function is({ page: e }) {
	let t = e.ends, n = Ae(() => [...new Set(t.cause)], [t]), r = Ae(() => {
		let n = [], r = St.value;
		for (let i = 0; i < t.cause.length; i++) Et.value && t.cause[i] !== Et.value || Dt.value && e.pools?.[t.pool[i]]?.name !== Dt.value || r && (t.ended_s[i] < r[0] || t.ended_s[i] > r[1]) || n.push(i);
		return n;
	}, [
		t,
		Et.value,
		Dt.value,
		St.value
	]), i = Ae(() => r.filter((e) => t.phase[e] === "open"), [r]);
	if (t.total === 0) return /* @__PURE__ */ W("p", { children: "No socket was refused or lost." });
	let a = (t) => e.titles[t] ?? t, o = Ot.value;
	return /* @__PURE__ */ W("section", {
		"aria-labelledby": "sockets",
		children: [
			/* @__PURE__ */ W("h2", {
				id: "sockets",
				children: "Sockets that were refused or lost"
			}),
			/* @__PURE__ */ W("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ W("label", { children: ["cause ", /* @__PURE__ */ W("select", {
						value: Et.value,
						onChange: (e) => {
							Et.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), n.map((e) => /* @__PURE__ */ W("option", {
							value: e,
							children: a(e)
						}, e))]
					})] }),
					/* @__PURE__ */ W("label", { children: ["pool ", /* @__PURE__ */ W("select", {
						value: Dt.value,
						onChange: (e) => {
							Dt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ W("option", {
							value: "",
							children: "all"
						}), (e.pools ?? []).map((e) => /* @__PURE__ */ W("option", {
							value: e.name,
							children: e.name
						}, e.name))]
					})] }),
					St.value && /* @__PURE__ */ W("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							St.value = null;
						},
						children: [
							"From ",
							L(Math.max(0, St.value[0])),
							" to ",
							L(St.value[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ W("span", {
						role: "status",
						children: [
							I(r.length),
							" of ",
							I(t.cause.length),
							t.total > t.cause.length && `, a sample of ${I(t.total)}`
						]
					})
				]
			}),
			i.length > 0 && /* @__PURE__ */ W("div", {
				class: "two",
				children: [/* @__PURE__ */ W(os, {
					page: e,
					rows: i,
					causes: n
				}), /* @__PURE__ */ W("div", { children: [
					/* @__PURE__ */ W(us, {
						title: "Silence either way",
						values: i.map((e) => t.silence_s[e])
					}),
					/* @__PURE__ */ W(us, {
						title: "Silence of the server",
						values: i.map((e) => t.silence_received_s[e])
					}),
					/* @__PURE__ */ W(us, {
						title: "Silence of ours",
						values: i.map((e) => t.silence_sent_s[e])
					}),
					/* @__PURE__ */ W(us, {
						title: "Age",
						values: i.map((e) => t.age_s[e])
					}),
					/* @__PURE__ */ W(us, {
						title: "Instant",
						values: i.map((e) => t.ended_s[e])
					})
				] })]
			}),
			/* @__PURE__ */ W(xt, {
				label: "sockets",
				rows: r,
				chosen: o,
				onChoose: (e) => {
					Ot.value = e;
				},
				columns: [
					{
						head: "pool",
						width: "minmax(6rem,1fr)",
						cell: (n) => e.pools?.[t.pool[n]]?.name ?? ""
					},
					{
						head: "socket",
						width: "5rem",
						right: !0,
						cell: (e) => t.socket[e]
					},
					{
						head: "cause",
						width: "minmax(8rem,1.4fr)",
						cell: (e) => a(t.cause[e])
					},
					{
						head: "ended as",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => t.how[e].replaceAll("_", " ") + (t.code[e] ? ` ${t.code[e]}` : "")
					},
					{
						head: "at",
						width: "6rem",
						right: !0,
						cell: (e) => L(t.ended_s[e])
					},
					{
						head: "age",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? L(t.age_s[e]) : "–"
					},
					{
						head: "silence",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? L(t.silence_s[e]) : "–"
					}
				]
			}),
			o >= 0 && t.cause[o] !== void 0 && /* @__PURE__ */ W(as, {
				page: e,
				i: o
			})
		]
	});
}
function as({ page: e, i: t }) {
	let n = e.ends, r = [
		["cause", e.titles[n.cause[t]] ?? n.cause[t]],
		["came as far as", n.phase[t]],
		["ended as", n.how[t].replaceAll("_", " ") + (n.code[t] ? ` ${n.code[t]}` : "")],
		["attempt", String(n.attempt[t])],
		["ended at", L(n.ended_s[t])]
	];
	return n.phase[t] === "open" && r.push(["age", L(n.age_s[t])], ["silence either way", L(n.silence_s[t])], ["silence of the server", L(n.silence_received_s[t])], ["silence of ours", L(n.silence_sent_s[t])]), n.detail[t] && r.push(["detail", n.detail[t]]), /* @__PURE__ */ W("aside", {
		class: "detail",
		"aria-label": "Evidence of one socket",
		children: [/* @__PURE__ */ W("h3", { children: [
			e.pools?.[n.pool[t]]?.name,
			" socket ",
			n.socket[t]
		] }), /* @__PURE__ */ W("dl", { children: r.map(([e, t]) => /* @__PURE__ */ W(x, { children: [/* @__PURE__ */ W("dt", { children: e }), /* @__PURE__ */ W("dd", { children: t })] })) })]
	});
}
function os({ page: e, rows: t, causes: n }) {
	let r = ke(null), i = Lo.value, a = e.ends, o = t.map((e) => a.age_s[e]), s = t.map((e) => a.silence_s[e]), c = Math.max(.001, ls(o)) * 1.05, l = Math.max(.001, ls(s)) * 1.05, u = {
		left: 48,
		right: 10,
		top: 10,
		bottom: 34
	}, d = () => {
		let e = r.current, i = e?.getContext("2d");
		if (!e || !i) return;
		let d = devicePixelRatio || 1, f = e.clientWidth, p = e.clientHeight;
		e.width = f * d, e.height = p * d, i.scale(d, d), i.font = "11px system-ui, sans-serif";
		let m = (e) => u.left + e / c * (f - u.left - u.right), h = (e) => p - u.bottom - e / l * (p - u.top - u.bottom);
		i.strokeStyle = Vo(), i.fillStyle = Bo();
		for (let e = 0; e <= 4; e++) {
			let t = c * e / 4, n = l * e / 4;
			i.beginPath(), i.moveTo(m(t), u.top), i.lineTo(m(t), p - u.bottom), i.moveTo(u.left, h(n)), i.lineTo(f - u.right, h(n)), i.stroke(), i.textAlign = e === 4 ? "right" : "center", i.fillText(le(t), m(t), p - u.bottom + 14), i.textAlign = "right", i.fillText(le(n), u.left - 6, h(n) + 4);
		}
		i.textAlign = "center", i.fillText("age, s", (u.left + f - u.right) / 2, p - 4), i.save(), i.translate(11, (u.top + p - u.bottom) / 2), i.rotate(-Math.PI / 2), i.fillText("silence before the end, s", 0, 0), i.restore(), i.globalAlpha = t.length > 2e3 ? .35 : .7, t.forEach((e, t) => {
			let r = n.indexOf(a.cause[e]);
			i.fillStyle = i.strokeStyle = Ro(r), ss(i, r, m(o[t]), h(s[t]));
		}), i.globalAlpha = 1;
	};
	return Oe(() => {
		d();
		let e = new ResizeObserver(d);
		return r.current && e.observe(r.current), () => e.disconnect();
	}, [t, i]), /* @__PURE__ */ W("figure", { children: [/* @__PURE__ */ W("canvas", {
		ref: r,
		class: "scatter",
		role: "img",
		onClick: (e) => {
			let n = r.current;
			if (!n) return;
			let i = n.getBoundingClientRect(), a = i.width, d = i.height, f = -1, p = 400;
			t.forEach((t, n) => {
				let r = u.left + o[n] / c * (a - u.left - u.right), m = d - u.bottom - s[n] / l * (d - u.top - u.bottom), h = (r - (e.clientX - i.left)) ** 2 + (m - (e.clientY - i.top)) ** 2;
				h < p && (p = h, f = t);
			}), f >= 0 && (Ot.value = f);
		},
		"aria-label": `${I(t.length)} ends, silence before the end against age. The table below has each of them.`
	}), /* @__PURE__ */ W("figcaption", { children: n.filter((e) => t.some((t) => a.cause[t] === e)).map((t) => /* @__PURE__ */ W("span", {
		class: "key",
		children: [
			/* @__PURE__ */ W(cs, { n: n.indexOf(t) }),
			" ",
			e.titles[t] ?? t
		]
	}, t)) })] });
}
function ss(e, t, n, r) {
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
function cs({ n: e }) {
	return /* @__PURE__ */ W("span", {
		"aria-hidden": "true",
		style: { color: Ro(e) },
		children: [
			"●",
			"■",
			"▲",
			"✕"
		][e % 4]
	});
}
function ls(e) {
	return e.reduce((e, t) => Math.max(e, t), 0);
}
function us({ title: e, values: t }) {
	let n = Math.max(1e-6, ls(t)), r = Array(40).fill(0);
	for (let e of t) r[Math.min(39, Math.floor(e / n * 39.999))]++;
	let i = ls(r), a = [...t].sort((e, t) => e - t), o = a[a.length >> 1] ?? 0, s = a.map((e) => Math.abs(e - o)).sort((e, t) => e - t)[a.length >> 1] ?? 0, c = `${e}: median ${L(o)}, spread ${L(s)}`;
	return /* @__PURE__ */ W("figure", {
		class: "histogram",
		children: [/* @__PURE__ */ W("figcaption", { children: c }), /* @__PURE__ */ W("svg", {
			viewBox: "0 0 400 36",
			preserveAspectRatio: "none",
			role: "img",
			"aria-label": c,
			children: r.map((e, t) => e > 0 && /* @__PURE__ */ W("rect", {
				x: t * 10,
				y: 36 - Math.max(1.5, e / i * 36),
				width: "9",
				height: Math.max(1.5, e / i * 36)
			}, t))
		})]
	});
}
// src/main.tsx
function ds({ page: e }) {
	let t = e.summary, n = t.run, r = n.target.twin ? `the embedded twin (${n.target.twin})` : [n.target.ws, n.target.http].filter((e) => e).join(" and ");
	return /* @__PURE__ */ W(x, { children: [
		/* @__PURE__ */ W("header", {
			class: "top",
			children: [/* @__PURE__ */ W("p", {
				class: `verdict ${t.verdict}`,
				children: {
					pass: "✓ PASS",
					fail: "✗ FAIL",
					invalid: "? INVALID"
				}[t.verdict]
			}), /* @__PURE__ */ W("div", { children: [/* @__PURE__ */ W("h1", { children: n.scenario || "run" }), /* @__PURE__ */ W("p", {
				class: "unit",
				children: [
					n.id,
					" · ",
					new Date(n.started).toISOString().slice(0, 19).replace("T", " "),
					" UTC · ",
					L(n.duration_s),
					" · seed ",
					n.seed,
					" · against ",
					r || n.target.addresses.join(", "),
					n.interrupted && " · interrupted",
					n.aborted_by && ` · ended by ${n.aborted_by}`,
					" · holdfast ",
					n.version
				]
			})] })]
		}),
		/* @__PURE__ */ W("div", {
			role: "tablist",
			"aria-label": "Views",
			class: "tabs",
			onKeyDown: (e) => {
				let t = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
				t !== 0 && (Tt.value = Ct[(Ct.findIndex(([e]) => e === Tt.value) + t + Ct.length) % Ct.length][0], document.getElementById(`tab-${Tt.value}`)?.focus());
			},
			children: Ct.map(([e, t]) => /* @__PURE__ */ W("button", {
				type: "button",
				role: "tab",
				id: `tab-${e}`,
				"aria-selected": Tt.value === e,
				"aria-controls": "view",
				tabIndex: Tt.value === e ? 0 : -1,
				onClick: () => {
					Tt.value = e;
				},
				children: t
			}, e))
		}),
		/* @__PURE__ */ W("main", { children: /* @__PURE__ */ W("div", {
			id: "view",
			role: "tabpanel",
			"aria-labelledby": `tab-${Tt.value}`,
			children: [
				Tt.value === "overview" && /* @__PURE__ */ W(Ko, { page: e }),
				Tt.value === "sockets" && /* @__PURE__ */ W(is, { page: e }),
				Tt.value === "interactions" && /* @__PURE__ */ W(jt, { page: e })
			]
		}) })
	] });
}
var fs = document.getElementById("page");
try {
	let e = ce();
	fs.replaceChildren(), F(/* @__PURE__ */ W(ds, { page: e }), fs);
} catch (e) {
	fs.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
